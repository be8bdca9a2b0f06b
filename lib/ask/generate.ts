import { APICallError, streamText } from 'ai';
import type { NoticeCode, Rung, RunEvent, Usage } from '@/lib/contract/run-event';
import type { LadderStep, Ladder } from '@/lib/models/ladder';
import { countTokens } from './count-tokens';
import { dropUnknownMarkers } from './drop-unknown-markers';
import { fromFirstWord } from './from-first-word';
import { promptLimits, type Packed } from './pack';
import { watchChunks } from './watch-chunks';

/** How one rung went; kept in the trace. */
export interface RungAttempt {
  rung: Rung;
  model: string;
  outcome: 'answered' | 'failed' | 'interrupted' | 'stopped';
  ms: number;
  /** What the provider says it used; null when it said nothing. */
  usage: Usage | null;
  cause?: unknown;
}

export interface Generation {
  text: string;
  rung: Rung | null;
  attempts: RungAttempt[];
  usage: Usage;
  droppedMarkers: number;
  outcome: 'answered' | 'interrupted' | 'stopped' | 'failed';
}

interface GenerateOptions {
  ladder: Ladder;
  signal: AbortSignal;
  /** Milliseconds of a monotonic clock. */
  elapsedMs(): number;
}

/** Ends of a stream that leave an answer without its end. */
const cutShort: ReadonlySet<string> = new Set(['error', 'interrupted', 'length', 'content-filter']);

const emptyUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 };

/**
 * Walks the ladder: premium, economy, extractive. Before the first visible token a failed rung is passed over silently;
 * after it the partial text stays and the answer ends as interrupted. Fills `generation` as it goes, so that
 * whoever ends the run early still knows what was used.
 */
export async function* generate(packed: Packed, generation: Generation, options: GenerateOptions): AsyncGenerator<RunEvent> {
  for (const step of options.ladder) {
    if (options.signal.aborted) break;
    yield* tryRung(step, packed, generation, options);
    const last = generation.attempts.at(-1);
    if (last === undefined || last.outcome !== 'failed') return;
  }
  generation.outcome = options.signal.aborted ? 'stopped' : 'failed';
}

/** What is known of a generation before its first rung. */
export function beginGeneration(): Generation {
  return { text: '', rung: null, attempts: [], usage: emptyUsage, droppedMarkers: 0, outcome: 'failed' };
}

async function* tryRung(step: LadderStep, packed: Packed, generation: Generation, options: GenerateOptions): AsyncGenerator<RunEvent> {
  const startMs = options.elapsedMs();
  const upstream = new AbortController();
  const attempt: RungAttempt = { rung: step.rung, model: step.modelName, outcome: 'failed', ms: 0, usage: null };
  generation.attempts.push(attempt);
  try {
    const signal = AbortSignal.any([options.signal, upstream.signal]);
    const result = callModel(step, packed, signal);
    const chunks = watchChunks(textDeltas(result, attempt), step, signal);
    for await (const delta of fromFirstWord(dropUnknownMarkers(chunks, packed.citations.length, generation))) {
      if (generation.rung === null) {
        generation.rung = step.rung;
        const notice = noticeFor(generation, options.ladder);
        if (notice !== null) yield { type: 'notice', code: notice, rung: step.rung };
      }
      generation.text += delta;
      yield { type: 'text', delta };
    }
    attempt.outcome = generation.text === '' ? 'failed' : 'answered';
  } catch (error) {
    attempt.cause = error;
    attempt.outcome = options.signal.aborted ? 'stopped' : generation.text === '' ? 'failed' : 'interrupted';
  } finally {
    // Also reached when the reader leaves between two chunks: the provider must not go on writing for nobody.
    upstream.abort();
    attempt.ms = options.elapsedMs() - startMs;
    if (attempt.outcome === 'failed' && generation.text !== '') attempt.outcome = 'stopped';
    if (attempt.outcome !== 'failed') generation.outcome = attempt.outcome;
    generation.usage = addUsage(generation.usage, attempt.usage ?? countedUsage(step, packed, generation, attempt));
  }
}

function callModel(step: LadderStep, packed: Packed, signal: AbortSignal) {
  return streamText({
    model: step.model,
    instructions: packed.instructions,
    messages: packed.messages,
    maxOutputTokens: promptLimits.answerTokensMax,
    temperature: 0,
    maxRetries: 0,
    abortSignal: signal,
    providerOptions: { extractive: { ...packed.extractive } },
    onError: () => undefined,
  });
}

/** The text of a stream; its errors are thrown, its usage is noted. A stream without a proper end counts as an error. */
async function* textDeltas(result: ReturnType<typeof callModel>, attempt: RungAttempt): AsyncGenerator<string> {
  for await (const part of result.stream) {
    if (part.type === 'text-delta') yield part.text;
    else if (part.type === 'error') throw part.error;
    else if (part.type === 'abort') throw new DOMException('The model call was aborted', 'AbortError');
    else if (part.type === 'finish-step') {
      const { inputTokens = 0, outputTokens = 0, inputTokenDetails } = part.usage;
      attempt.usage = { inputTokens, outputTokens, cachedInputTokens: inputTokenDetails.cacheReadTokens ?? 0 };
      if (cutShort.has(part.finishReason)) throw new Error(`The model stopped early: ${part.finishReason}`);
    }
  }
}

function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
  };
}

/**
 * After an abort, a silence or a cut the provider tells no usage, though it bills one: the prompt, and what had arrived.
 * A request that was refused with a status (429, 500) is not billed; the extractive rung never is.
 */
function countedUsage(step: LadderStep, packed: Packed, generation: Generation, attempt: RungAttempt): Usage {
  const refused = APICallError.isInstance(attempt.cause) && (attempt.cause.statusCode ?? 0) >= 400;
  if (step.rung === 'extractive' || refused) return emptyUsage;
  const outputTokens = generation.rung === step.rung ? countTokens(generation.text) : 0;
  return { inputTokens: packed.inputTokens, outputTokens, cachedInputTokens: 0 };
}

function noticeFor(generation: Generation, ladder: Ladder): NoticeCode | null {
  if (generation.rung === 'economy') return 'rung_economy';
  if (generation.rung !== 'extractive') return null;
  return ladder.length === 1 ? 'rung_extractive_no_model' : 'rung_extractive_model_failed';
}
