import type { WatchCall } from '@/lib/call-watch';
import type { Outcome, Rung } from '@/lib/contract/run-event';

/** The W3C headers that a caller sent to have the run in its own trace. */
export interface TraceHeaders {
  traceparent?: string | undefined;
  tracestate?: string | undefined;
}

export interface RunStart {
  runId: string;
  channel: 'tablet' | 'api';
  /** A question is answered; a search ends with its evidence. */
  kind: 'question' | 'search';
  parent: TraceHeaders;
}

/** A run that has ended, in figures and codes: nothing of it says who asked what, or where. */
export interface EndedRun {
  /** The id under which it is found where traces are kept; null when it is not traced. */
  traceId: string | null;
  outcome: Outcome;
  rung: Rung | null;
  errorCode: string | null;
  stages: readonly { name: string; durationMs: number }[];
  attempts: readonly { rung: Rung; model: string; outcome: string; failure: string | null; joined: boolean; recalled: boolean }[];
  firstSourceMs: number | null;
  firstTextMs: number | null;
  totalMs: number;
  /** Of the passage that comes nearest in meaning, 0 to 1; null when nothing was found, or the question has no vector. */
  topSimilarity: number | null;
  /** How sure the calibration is that the evidence holds the answer, 0 to 1. */
  confidence: number | null;
  enough: boolean | null;
  degraded: readonly string[];
}

/** Follows one run. */
export interface RunWatch {
  /** The id under which it is found where traces are kept; null when it is not traced. */
  traceId: string | null;
  /** Told when a stage begins; what it gives is called when it ends. Stages come one after the other. */
  stage(name: string): () => void;
  watchCall: WatchCall;
  /** Told once, at the end. */
  ended(run: EndedRun): void;
}

/** Told when a run begins. It must not throw, wait, or keep anything for long: the run does not care for it. */
export interface Observer {
  begin(run: RunStart): RunWatch;
}

/** Nobody watches. */
export const unobserved: Observer = {
  begin: () => ({
    traceId: null,
    stage: () => () => undefined,
    watchCall: () => ({ headers: {}, firstChunk: () => undefined, ended: () => undefined }),
    ended: () => undefined,
  }),
};
