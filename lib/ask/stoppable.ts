import type { RunEvent } from '@/lib/contract/run-event';
import { asFloorhandError } from '@/lib/errors';
import { failedRun } from './failed-run';
import type { RunInProgress, RunningRuns } from './running-runs';

interface StoppableRun {
  events: AsyncGenerator<RunEvent>;
  /** Aborts the run because its reader has left. A run that was never read has nothing to abort. */
  leave(): void;
}

/**
 * A run that its owner can stop. It is registered when its first event is asked for and forgotten when it is over, so that
 * a stream which nobody ever reads leaves nothing behind. A second run of the same name ends in `conflict`.
 */
export function stoppable(runs: RunningRuns, { runId, staffId }: { runId: string; staffId: number }, answer: (signal: AbortSignal) => AsyncGenerator<RunEvent>): StoppableRun {
  let run: RunInProgress | undefined;
  async function* events(): AsyncGenerator<RunEvent> {
    try {
      run = runs.begin(runId, staffId);
    } catch (error) {
      yield* failedRun(asFloorhandError(error).code);
      return;
    }
    try {
      yield* answer(run.signal);
    } finally {
      run.end();
    }
  }
  return { events: events(), leave: () => run?.abort() };
}
