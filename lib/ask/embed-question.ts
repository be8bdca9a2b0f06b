import { isLeftAlone } from '@/lib/left-alone';
import { reasonOf } from '@/lib/reason-of';
import { policies } from '@/lib/resilience';
import type { Scope } from '@/lib/scope';
import type { AskServices } from './ask';
import { counterFor } from './count-for-model';
import { embedWithPermit } from './embed-with-permit';
import { givesUp } from './give-up';
import type { Run } from './run';

/** The question's vector; null when the embedder is away, late, or paid for by a budget that has no room. */
export async function embedQuestion(text: string, scope: Scope, run: Run, services: AskServices): Promise<number[] | null> {
  const { embedder, log } = services;
  const kept = embedder.kept?.(text);
  if (kept) return kept;
  if (givesUp(run.place?.pressure ?? 0, 'vector')) {
    run.degraded.push('embedder');
    return null;
  }
  const signal = AbortSignal.any([run.ask.signal, AbortSignal.timeout(policies.embedder.deadlineMs)]);
  try {
    const vectors = embedder.paid ? await embedPaid(text, scope, run, services, signal) : await embedder.embed([text], { signal, purpose: 'question', watch: run.watch.watchCall });
    return vectors?.[0] ?? null;
  } catch (error) {
    if (run.ask.signal.aborted) throw error;
    run.degraded.push('embedder');
    // That it is away was said once, when it went.
    if (!isLeftAlone(error)) log.warn('embedder_failed', { runId: run.ask.runId, cause: reasonOf(error) });
    return null;
  }
}

async function embedPaid(text: string, scope: Scope, run: Run, { embedder, purse, log }: AskServices, signal: AbortSignal): Promise<number[][] | null> {
  if (embedder.leftAlone?.()) {
    run.degraded.push('embedder');
    return null;
  }
  const inputTokens = (await counterFor(embedder.modelName))(text);
  const permit = await purse.reserve(scope, { runId: run.ask.runId, model: embedder.modelName, kind: 'embedding', rung: null, inputTokens, outputTokensMax: 0 });
  if (typeof permit === 'string' || !('id' in permit)) {
    run.degraded.push('embedder');
    log.warn('embedding_without_budget', { runId: run.ask.runId });
    return null;
  }
  return embedWithPermit([text], { signal, purpose: 'question', watch: run.watch.watchCall }, { embedder, purse, payer: scope, permit, inputTokens });
}
