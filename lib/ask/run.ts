import type { Clock } from '@/lib/clock';
import type { CheckResult } from '@/lib/contract/check-result';
import type { Citation } from '@/lib/contract/citation';
import type { NearestDocument, Notice, Outcome, RunEvent } from '@/lib/contract/run-event';
import { asFloorhandError, type FloorhandError } from '@/lib/errors';
import type { Place } from '@/lib/gate';
import type { Log } from '@/lib/log';
import type { Scope } from '@/lib/scope';
import { unobserved, type RunWatch } from '@/lib/observe/observer';
import { reasonOf } from '@/lib/reason-of';
import type { Ask } from './ask';
import { beginGeneration, type Generation } from './generate';
import type { Ranked } from './rank';
import type { Understood } from './understand';

/**
 * One trip of a question through the path: what happened so far, and how it ended. Stages fill it;
 * `record` writes it down; it ends exactly once, whoever ends it.
 */
export interface Run {
  ask: Ask;
  startedAt: Date;
  /** Null until the question was let in: before that there is nothing to write down. */
  scope: Scope | null;
  /** Held until the first source is shown. */
  place: Place | null;
  /** Null until the question was kept and read: before that there is no turn to answer. */
  understood: Understood | null;
  ranked: Ranked | null;
  citations: readonly Citation[];
  nearest: readonly NearestDocument[];
  generation: Generation;
  check: CheckResult | null;
  error: FloorhandError | null;
  stages: { name: string; startMs: number; durationMs: number }[];
  degraded: string[];
  /** What the reader was told about this answer, kept with it. */
  notices: Notice[];
  watch: RunWatch;
  firstSourceMs: number | null;
  firstTextMs: number | null;
  /** Milliseconds since the run began, on a monotonic clock. */
  elapsedMs(): number;
  /** Begins a stage; what it gives ends it and notes how long it took. */
  stage(name: string): () => void;
  /** Runs one stage. */
  time<Result>(name: string, stage: () => Result | Promise<Result>): Promise<Result>;
}

export function beginRun(ask: Ask, clock: Clock, watch: RunWatch = unobserved.begin({ runId: ask.runId, channel: ask.from.channel, kind: 'question', parent: {} })): Run {
  const began = performance.now();
  const elapsedMs = () => performance.now() - began;
  const stages: Run['stages'] = [];
  const stage = (name: string) => {
    const startMs = elapsedMs();
    const endWatch = watch.stage(name);
    return () => {
      stages.push({ name, startMs, durationMs: elapsedMs() - startMs });
      endWatch();
    };
  };
  return {
    ask, startedAt: clock.now(), scope: null, place: null, understood: null, ranked: null, citations: [], nearest: [], generation: beginGeneration(),
    check: null, error: null, stages, degraded: [], notices: [], watch, firstSourceMs: null, firstTextMs: null, elapsedMs, stage,
    async time(name, work) {
      const end = stage(name);
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}

/** How the run ended, derived from what it holds: an error, a refusal, or the way its generation went. */
export function outcomeOf(run: Run): Outcome {
  if (run.error !== null) return 'failed';
  if (run.ranked !== null && !run.ranked.enough) return 'refused';
  return run.generation.outcome === 'interrupted' ? 'failed' : run.generation.outcome === 'failed' && run.ask.signal.aborted ? 'stopped' : run.generation.outcome;
}

/** Notes what made the run fail. The reader hears the code; the cause goes to the log. */
export function failRun(run: Run, error: unknown, log: Log): void {
  // What a stop breaks off fails because it was stopped.
  if (run.ask.signal.aborted) return;
  run.error = asFloorhandError(error);
  if (run.error.code !== 'unexpected' && run.error.code !== 'database_unavailable') return;
  log.error('run_failed', { runId: run.ask.runId, code: run.error.code, cause: reasonOf(run.error.cause) });
}

/** The last event of a run. */
export function endEvent(run: Run): RunEvent {
  const outcome = outcomeOf(run);
  const { rung, usage } = run.generation;
  const interrupted = run.generation.outcome === 'interrupted' ? 'answer_interrupted' : 'model_unavailable';
  const errorCode = run.error?.code ?? (outcome === 'failed' ? interrupted : undefined);
  const retryAfterSeconds = run.error?.retryAfterSeconds;
  return { type: 'end', outcome, usage, ...(rung === null ? {} : { rung }), ...(errorCode === undefined ? {} : { errorCode }), ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}
