import type { Reason } from '@/lib/contract/run-reason';
import type { TraceEvidence, TraceView } from '@/lib/contract/trace-view';

/** Why this rung answered, or none did: what happened, in its order. */
export function explainRung(run: TraceView): Reason[] {
  if (run.outcome === 'refused') return [{ code: 'refused', confidence: run.confidence }];
  if (run.attempts.length === 0) {
    if (run.errorCode !== null) return [{ code: 'failedBefore', errorCode: run.errorCode }];
    return [{ code: run.outcome === 'stopped' ? 'stoppedEarly' : 'nothingAnswered' }];
  }
  const last = run.attempts.at(-1);
  return [
    ...noLeaveOf(run),
    ...(run.attempts.length === 1 && last?.rung === 'extractive' && run.noLeave === null ? [{ code: 'noModel' } as const] : []),
    ...run.attempts.map(attemptReason),
    ...(last?.outcome === 'failed' ? [{ code: 'nothingAnswered' } as const] : []),
  ];
}

function noLeaveOf({ noLeave, rung }: TraceView): Reason[] {
  if (noLeave === null) return [];
  if (noLeave === 'unpriced') return [{ code: 'unpriced' }];
  if (noLeave === 'unknown') return [{ code: 'budgetUnknown' }];
  return [{ code: 'noRoom', ...noLeave, rung }];
}

function attemptReason({ rung, outcome, ms, joined, recalled, failure }: TraceView['attempts'][number]): Reason {
  if (outcome === 'failed') return { code: 'rungFailed', rung, ms, failure: failure ?? 'broken' };
  if (outcome === 'interrupted') return { code: 'interrupted', rung, ms };
  if (outcome === 'stopped') return { code: 'stopped', rung, ms };
  return { code: recalled ? 'recalled' : joined ? 'joined' : 'answered', rung, ms };
}

/** Why this evidence: what put the first passage first, and what was made of the others. */
export function explainEvidence({ evidence, confidence, degraded, outcome }: TraceView): Reason[] {
  const searchedByWords: Reason[] = degraded.includes('embedder') ? [{ code: 'keywordOnly' }] : [];
  const [first] = evidence;
  if (first === undefined) return [...searchedByWords, { code: outcome === 'answered' ? 'notKept' : 'noEvidence' }];
  const cited = evidence.filter((one) => one.cited).length;
  const unreadable = evidence.filter(({ passage }) => passage === null).length;
  return [
    ...searchedByWords,
    ...whyFirst(first, evidence),
    ...(outcome === 'refused' ? [] : [{ code: 'enough', confidence } as const]),
    ...(cited > 0 ? [{ code: 'cited', cited, found: evidence.length } as const] : []),
    ...(unreadable > 0 ? [{ code: 'unreadable', count: unreadable } as const] : []),
  ];
}

function whyFirst(first: TraceEvidence, evidence: readonly TraceEvidence[]): Reason[] {
  const bestWords = Math.max(...evidence.map(({ keyword }) => keyword));
  const bestVector = Math.max(...evidence.map(({ vector }) => vector));
  const [words, meaning] = [first.keyword >= bestWords, first.vector > 0 && first.vector >= bestVector];
  if (words && meaning) return [{ code: 'bestInBoth' }];
  if (words) return [{ code: 'bestInWords', vector: first.vector }];
  if (meaning) return [{ code: 'bestInMeaning', vector: first.vector }];
  return [{ code: 'movedUp' }];
}
