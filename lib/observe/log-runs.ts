import type { Log } from '@/lib/log';
import { unobserved, type EndedRun, type Observer } from './observer';

/** One line in the log for each run that ended: where its time went, what answered, and under which id it is found elsewhere. No words. */
export function logRuns(log: Log): Observer {
  return {
    begin: (start) => ({
      ...unobserved.begin(start),
      ended: (run) => log.info('run_ended', { runId: start.runId, kind: start.kind, channel: start.channel, ...fieldsOf(run) }),
    }),
  };
}

function fieldsOf(run: EndedRun) {
  return {
    traceId: run.traceId,
    outcome: run.outcome,
    rung: run.rung,
    errorCode: run.errorCode,
    ...Object.fromEntries(run.stages.map(({ name, durationMs }) => [`${name}Ms`, Math.round(durationMs)])),
    firstSourceMs: rounded(run.firstSourceMs),
    firstTextMs: rounded(run.firstTextMs),
    totalMs: Math.round(run.totalMs),
    attempts: run.attempts.map(({ rung, outcome, failure, joined, recalled }) => [rung, recalled ? 'recalled' : joined ? 'joined' : '', outcome, failure ?? ''].filter((part) => part !== '').join(':')).join(' '),
    degraded: run.degraded.join(' '),
  };
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}
