/** The runs of this process that can still be stopped, and by whom. */
export interface RunningRuns {
  /** Registers a run. The signal aborts when its owner stops it; a stop that came first aborts it at once. */
  begin(runId: string, staffId: number): RunInProgress;
  /** Stops a run of this owner. A run of somebody else, or one that is over, is left alone. */
  stop(runId: string, staffId: number): void;
  /** How many runs are under way. */
  readonly size: number;
}

export interface RunInProgress {
  signal: AbortSignal;
  abort(): void;
  end(): void;
}

/** A tablet's Stop may overtake its own question on the way: it is remembered this many runs long. */
const earlyStopsMax = 256;

export function makeRunningRuns(): RunningRuns {
  const running = new Map<string, { staffId: number; controller: AbortController }>();
  const earlyStops: string[] = [];
  const nameOf = (runId: string, staffId: number) => `${staffId}:${runId}`;
  return {
    begin(runId, staffId) {
      const controller = new AbortController();
      running.set(runId, { staffId, controller });
      if (earlyStops.includes(nameOf(runId, staffId))) controller.abort();
      return { signal: controller.signal, abort: () => controller.abort(), end: () => running.delete(runId) };
    },
    stop(runId, staffId) {
      const run = running.get(runId);
      if (run === undefined) {
        earlyStops.push(nameOf(runId, staffId));
        if (earlyStops.length > earlyStopsMax) earlyStops.shift();
      } else if (run.staffId === staffId) run.controller.abort();
    },
    get size() {
      return running.size;
    },
  };
}
