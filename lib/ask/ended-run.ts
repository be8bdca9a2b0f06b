import type { EndedRun } from '@/lib/observe/observer';
import type { Ranked } from './rank';
import { endEvent, outcomeOf, type Run } from './run';

/** A run that has ended, in figures and codes. */
export function endedRun(run: Run): EndedRun {
  const end = endEvent(run);
  return { ...figuresOf(run), outcome: outcomeOf(run), errorCode: (end.type === 'end' && end.errorCode) || null };
}

/** A search that has ended: it has evidence, and never an answer. */
export function endedSearch(run: Run): EndedRun {
  const outcome = run.error !== null || run.ranked === null ? (run.ask.signal.aborted ? 'stopped' : 'failed') : run.ranked.enough ? 'answered' : 'refused';
  return { ...figuresOf(run), outcome, errorCode: run.error?.code ?? null };
}

function figuresOf(run: Run): Omit<EndedRun, 'outcome' | 'errorCode'> {
  const { generation, ranked } = run;
  return {
    traceId: run.watch.traceId,
    rung: generation.rung,
    stages: run.stages,
    attempts: generation.attempts.map(({ rung, model, outcome, failure, joined, recalled }) => ({ rung, model, outcome, failure, joined, recalled })),
    firstSourceMs: run.firstSourceMs,
    firstTextMs: run.firstTextMs,
    totalMs: run.elapsedMs(),
    topSimilarity: topSimilarity(ranked),
    confidence: ranked?.confidence ?? null,
    enough: ranked?.enough ?? null,
    degraded: run.degraded,
  };
}

function topSimilarity(ranked: Ranked | null): number | null {
  const similarities = (ranked?.scored ?? []).flatMap(({ candidate: { passage } }) => passage.similarity ?? []);
  return similarities.length === 0 ? null : Math.max(...similarities);
}
