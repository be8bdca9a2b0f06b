import type { Outcome, Rung } from './run-event';
import type { Role } from '@/lib/scope';
import type { TraceDetail } from './trace-detail';

export const traceOrders = ['newest', 'slowest'] as const;
export type TraceOrder = (typeof traceOrders)[number];

/** Which runs are listed. Days are those of each store's own clock, both included. */
export interface TraceFilter {
  from: string;
  until: string;
  storeIds: number[];
  outcome: Outcome | null;
  rung: Rung | null;
  /** Only runs that took at least so long. */
  totalMsMin: number | null;
  order: TraceOrder;
  /** The last run of the page before: its time (`newest`) or length in milliseconds (`slowest`), and its id. */
  after: { key: string; runId: string } | null;
}

export interface TraceStore {
  id: number;
  name: string;
}

/** One run in the list. */
export interface TraceRow {
  runId: string;
  /** ISO instant, to be shown by the store's clock. */
  at: string;
  timeZone: string;
  store: string;
  channel: 'tablet' | 'api';
  outcome: Outcome;
  rung: Rung | null;
  firstTextMs: number | null;
  totalMs: number;
  costMicros: number;
  /** Null where the reader may not see the words: they are too few who asked so. */
  question: string | null;
}

export interface TraceList {
  filter: TraceFilter;
  stores: TraceStore[];
  rows: TraceRow[];
  /** Where the next page begins; null on the last. */
  next: TraceFilter['after'];
  /** True when runs of these days and stores are not listed because the reader may not read them. */
  withheld: boolean;
  currency: string;
}

/** One paid call of the run, from the ledger. */
export interface TraceCall {
  kind: string;
  model: string;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  costMicros: number;
  source: string;
}

/** A passage that was found, best first. */
export interface TraceEvidence {
  /** Null when the reader may not read it, or it is gone. */
  passage: { title: string; heading: string; collection: string } | null;
  keyword: number;
  vector: number;
  fused: number;
  rank: number | null;
  cited: boolean;
}

/** One run, with everything that is known of it. */
export interface TraceView extends TraceRow {
  /** What the asker could read. Only of one's own runs: role, store and minute together would say who asked (docs/decisions/0014). */
  asker: { role: Role; collections: number } | null;
  errorCode: string | null;
  firstSourceMs: number | null;
  confidence: number | null;
  stages: TraceDetail['stages'];
  attempts: TraceDetail['rungAttempts'];
  noLeave: Exclude<TraceDetail['noLeave'], undefined>;
  degraded: string[];
  traceId: string | null;
  evidence: TraceEvidence[];
  calls: TraceCall[];
  currency: string;
}
