import { randomUUID } from 'node:crypto';
import type { FakeModel } from '@/e2e/fakes/fake-model';
import type { RuleInput } from '@/e2e/fakes/model-behaviour';
import type { AskServices } from '@/lib/ask/ask';
import { countPromptTokens } from '@/lib/ask/count-prompt-tokens';
import { embedQuestion } from '@/lib/ask/embed-question';
import { generate } from '@/lib/ask/generate';
import { generateOptions } from '@/lib/ask/generate-options';
import type { Packed } from '@/lib/ask/pack';
import { beginRun, type Run } from '@/lib/ask/run';
import { settle } from '@/lib/ask/settle';
import { pick, seededRandom } from '@/lib/seeded-random';
import type { Scope } from '@/lib/scope';

type Behaviour = RuleInput['behaviour'];

/** What may happen to one question, and how often in ten thousand. `model` says whom it happens to; without it, to both. */
export const mix = {
  reported: { events: 2_400, behaviour: {} },
  cached: { events: 900, behaviour: { cachedTokens: 37 } },
  reasoned: { events: 700, behaviour: { reasoningTokens: 113, cachedTokens: 11 } },
  silent: { events: 500, behaviour: { fault: 'no_usage', reasoningTokens: 20 } },
  economy: { events: 500, model: 'gpt-big', behaviour: { fault: 'rate_limited' } },
  refused: { events: 300, behaviour: { fault: 'rate_limited' } },
  broken: { events: 300, model: 'gpt-big', behaviour: { fault: 'server_error' } },
  cut: { events: 300, behaviour: { fault: 'cut_mid' } },
  cutAtOnce: { events: 100, model: 'gpt-big', behaviour: { fault: 'cut_mid', chunksBeforeFault: 0 } },
  malformed: { events: 200, behaviour: { fault: 'malformed' } },
  empty: { events: 100, model: 'gpt-big', behaviour: { fault: 'empty' } },
  stopped: { events: 300, behaviour: { tokensPerSecond: 200, reasoningTokens: 9 } },
  stalledFirst: { events: 20, model: 'gpt-big', behaviour: { fault: 'stall_first' } },
  stalledMid: { events: 40, behaviour: { fault: 'stall_mid' } },
  embedded: { events: 3_000, model: 'vectors', behaviour: {} },
  embeddedInVain: { events: 340, model: 'vectors', behaviour: { fault: 'server_error' } },
} as const satisfies Record<string, { events: number; model?: string; behaviour: Behaviour }>;
export type Mixed = keyof typeof mix;

export const mixed = Object.keys(mix).filter((kind): kind is Mixed => kind in mix);

/** Every event of the mix, or one of so many of each kind, in an order that is the same every time. */
export function shuffledEvents(oneOf = 1): Mixed[] {
  const random = seededRandom(7);
  const events = mixed.flatMap((kind) => Array.from({ length: mix[kind].events / oneOf }, () => kind));
  return events.map((kind) => ({ kind, place: random() })).toSorted((a, b) => a.place - b.place).map(({ kind }) => kind);
}

/** Tells the fake what to do with each kind. */
export function teach(fake: FakeModel): void {
  for (const kind of mixed) fake.behave({ ...mix[kind], promptIncludes: `<${kind}>` });
}

const sentences = ['Handbags are taken back within 30 days with the receipt.', 'Worn shoes are not taken back.', 'A new strap costs 45 EUR and takes 6 days.', 'The workshop closes at 18:30.', 'Engraving is free of charge.'] as const;

/** A prompt of its own for every run; the fake knows the kind and the run by it. */
function packedOf(kind: Mixed, runId: string): Packed {
  const random = seededRandom(Number.parseInt(runId.slice(0, 6), 16));
  const text = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(sentences, random)).join(' ');
  const instructions = 'Answer from the passages.';
  const content = `Passages:\n\n[1] House rules\n${text}\n\nQuestion: When are handbags and shoes taken back, and what costs a strap? <${kind}> ${runId}`;
  const citation = { n: 1, passageId: 1, documentId: 1, revisionId: 1, revisionNumber: 1, externalId: 'rules', title: 'House rules', heading: '', collection: 'house', page: null, effectiveFrom: null, effectiveUntil: null, language: 'en', text, score: 1 };
  const passage = { n: 1, title: 'House rules', heading: '', text, language: 'en', score: 1, validity: '', isOwn: false };
  const idea = { weight: 1, ways: [{ text: 'handbags', share: 1 }] };
  const messages: Packed['messages'] = [{ role: 'user', content }];
  return { question: content, instructions, messages, citations: [citation], extractive: { ideas: [idea], figure: null, form: null, country: '', store: '', passages: [passage] }, inputTokens: countPromptTokens(instructions, messages) };
}

/** One event from its permit to its settlement, through the stages that call a provider. Gives its run. */
export async function happen(kind: Mixed, scope: Scope, services: AskServices): Promise<Run> {
  const stop = new AbortController();
  const asker = { staffId: scope.staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' } as const;
  const run = beginRun({ runId: randomUUID(), asker, question: `<${kind}>`, from: { channel: 'api', history: [] }, signal: stop.signal }, services.clock);
  run.scope = scope;
  if (kind === 'embedded' || kind === 'embeddedInVain') {
    await embedQuestion(`Handbags <${kind}> ${run.ask.runId}`, scope, run, services);
    return run;
  }
  for await (const event of generate(packedOf(kind, run.ask.runId), run.generation, generateOptions(run, scope, services))) {
    if (kind === 'stopped' && event.type === 'text') stop.abort();
  }
  await settle(run);
  return run;
}
