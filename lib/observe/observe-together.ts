import type { Log } from '@/lib/log';
import { reasonOf } from '@/lib/reason-of';
import type { Observer, RunWatch } from './observer';

/** Several observers as one. The first that has a trace id, or headers of a name, has its way. One that fails at the end of a run is told to the log, and takes nothing from the run. */
export function observeTogether(log: Log, ...observers: readonly Observer[]): Observer {
  return {
    begin(run) {
      const watches = observers.map((observer) => observer.begin(run));
      return {
        traceId: watches.find(({ traceId }) => traceId !== null)?.traceId ?? null,
        stage: (name) => together(watches.map((watch) => watch.stage(name))),
        watchCall: (call) => callOf(watches, call),
        ended(ended) {
          for (const watch of watches) {
            try {
              watch.ended(ended);
            } catch (error) {
              log.error('observer_failed', { runId: run.runId, cause: reasonOf(error) });
            }
          }
        },
      };
    },
  };
}

function together(ends: readonly (() => void)[]): () => void {
  return () => ends.forEach((end) => end());
}

function callOf(watches: readonly RunWatch[], call: Parameters<RunWatch['watchCall']>[0]): ReturnType<RunWatch['watchCall']> {
  const calls = watches.map((watch) => watch.watchCall(call));
  return {
    headers: Object.assign({}, ...calls.map(({ headers }) => headers).toReversed()),
    firstChunk: () => calls.forEach((each) => each.firstChunk()),
    ended: (end) => calls.forEach((each) => each.ended(end)),
  };
}
