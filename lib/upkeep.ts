import type { Log } from './log';
import { reasonOf } from './reason-of';

/** Something the house does for itself, unasked. Every process of the server does it, so it must bear being done by several at once. */
export interface UpkeepStep {
  /** As it stands in the log, in snake_case. */
  name: string;
  /** How long after it worked it is done again; a day when it does not say. */
  everyMs?: number;
  run(): Promise<unknown>;
}

const pausesMs = {
  /** What is kept for days may stay some hours longer. */
  afterSuccess: 24 * 3_600_000,
  /** Most failures are a database that is away for a while; asked more often it would not come back sooner. */
  afterFailure: 10 * 60_000,
} as const;

/** Does every step now and again after its pause, as long as the process lives for other reasons. A step that fails is logged and tried again sooner. */
export function startUpkeep(steps: readonly UpkeepStep[], log: Log): void {
  for (const step of steps) void keepDoing(step, log);
}

async function keepDoing(step: UpkeepStep, log: Log): Promise<void> {
  const everyMs = step.everyMs ?? pausesMs.afterSuccess;
  const pauseMs = (await succeeds(step, log)) ? everyMs : Math.min(everyMs, pausesMs.afterFailure);
  setTimeout(() => void keepDoing(step, log), pauseMs).unref();
}

async function succeeds(step: UpkeepStep, log: Log): Promise<boolean> {
  try {
    await step.run();
    return true;
  } catch (error) {
    log.warn('upkeep_failed', { step: step.name, cause: reasonOf(error) });
    return false;
  }
}
