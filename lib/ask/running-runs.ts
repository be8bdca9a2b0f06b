import { FloorhandError } from '@/lib/errors';
import { noOtherProcess, type StopChannel } from './stop-channel';

/** The runs that can still be stopped, and by whom. */
export interface RunningRuns {
  /** Registers a run of this process; `conflict` when one of this name is under way. The signal aborts when its owner stops it; a stop that came first aborts it at once. */
  begin(runId: string, staffId: number): RunInProgress;
  /** Stops a run of this owner, here or in another process. A run of somebody else, or one that is over, is left alone. */
  stop(runId: string, staffId: number): void;
  /** How many runs are under way in this process. */
  readonly size: number;
}

export interface RunInProgress {
  signal: AbortSignal;
  abort(): void;
  end(): void;
}

/** A tablet's Stop may overtake its own question on the way: it is remembered for this many runs. */
const earlyStopsMax = 256;

/** Keeps the runs of one process. Runs are named by owner and id together, so that nobody stops another's. */
export function makeRunningRuns(channel: StopChannel = noOtherProcess): RunningRuns {
  const running = new Map<string, AbortController>();
  const earlyStops: string[] = [];
  const nameOf = (runId: string, staffId: number) => `${staffId}:${runId}`;
  const stopHere = (runName: string) => {
    const controller = running.get(runName);
    controller?.abort();
    if (controller === undefined) earlyStops.push(runName);
    if (earlyStops.length > earlyStopsMax) earlyStops.shift();
  };
  channel.onTold(stopHere);
  return {
    begin(runId, staffId) {
      const runName = nameOf(runId, staffId);
      if (running.has(runName)) throw new FloorhandError('conflict');
      const controller = new AbortController();
      running.set(runName, controller);
      if (earlyStops.includes(runName)) controller.abort();
      return { signal: controller.signal, abort: () => controller.abort(), end: () => running.delete(runName) };
    },
    stop(runId, staffId) {
      stopHere(nameOf(runId, staffId));
      channel.tell(nameOf(runId, staffId));
    },
    get size() {
      return running.size;
    },
  };
}
