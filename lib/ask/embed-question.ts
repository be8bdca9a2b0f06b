import type { HeldPermit } from '@/lib/budget/permit';
import { reasonOf } from '@/lib/reason-of';
import type { Scope } from '@/lib/scope';
import type { AskServices } from './ask';
import { countTokens } from './count-tokens';
import type { Run } from './run';

/** How long the question's vector may take; past it the search goes on with words alone. */
const embedMsMax = 600;

/** The question's vector; null when the embedder is away, late, or paid for by a budget that has no room. */
export async function embedQuestion(text: string, scope: Scope, run: Run, services: AskServices): Promise<number[] | null> {
  const { embedder, log } = services;
  if (!embedder.paid) return embed(text, run, services, {});
  const inputTokens = countTokens(text);
  const permit = await services.purse.reserve(scope, { runId: run.ask.runId, model: embedder.modelName, kind: 'embedding', rung: null, inputTokens, outputTokensMax: 0 });
  if (typeof permit === 'string' || !('id' in permit)) {
    run.degraded.push('embedder');
    log.warn('embedding_without_budget', { runId: run.ask.runId });
    return null;
  }
  return embedPaid(text, scope, run, services, permit, inputTokens);
}

async function embedPaid(text: string, scope: Scope, run: Run, services: AskServices, permit: HeldPermit, inputTokens: number): Promise<number[] | null> {
  let reported: number | null = null;
  let vector: number[] | null = null;
  try {
    vector = await embed(text, run, services, { permit, onTokens: (tokens) => (reported = tokens) });
    return vector;
  } finally {
    // A call that failed on its way may have been billed all the same.
    const used = { inputTokens: reported ?? inputTokens, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0 };
    await services.purse.settle(scope, permit, { ...used, source: reported === null ? 'counted' : 'reported', finished: vector !== null });
  }
}

async function embed(text: string, run: Run, services: AskServices, paid: { permit?: HeldPermit; onTokens?(tokens: number): void }): Promise<number[] | null> {
  try {
    const signal = AbortSignal.any([run.ask.signal, AbortSignal.timeout(embedMsMax)]);
    const [vector] = await services.embedder.embed([text], { signal, purpose: 'question', ...paid });
    return vector ?? null;
  } catch (error) {
    if (run.ask.signal.aborted) throw error;
    run.degraded.push('embedder');
    services.log.warn('embedder_failed', { runId: run.ask.runId, cause: reasonOf(error) });
    return null;
  }
}
