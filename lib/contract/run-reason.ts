import type { Rung } from './run-event';

/** A sentence about a run: the screen has its words, by the code. Times in milliseconds, shares 0 to 1. */
export type Reason =
  | { code: 'recalled' | 'joined' | 'answered' | 'interrupted' | 'stopped'; rung: string; ms: number }
  | { code: 'rungFailed'; rung: string; ms: number; failure: string }
  | { code: 'noRoom'; level: 'staff' | 'store' | 'chain'; leftPercent: number; rung: Rung | null }
  | { code: 'unpriced' | 'budgetUnknown' | 'noModel' | 'nothingAnswered' | 'keywordOnly' | 'noEvidence' | 'notKept' | 'bestInBoth' | 'movedUp' | 'stoppedEarly' }
  | { code: 'refused' | 'enough'; confidence: number | null }
  | { code: 'failedBefore'; errorCode: string }
  | { code: 'bestInWords' | 'bestInMeaning'; vector: number }
  | { code: 'cited'; cited: number; found: number }
  | { code: 'unreadable'; count: number };
