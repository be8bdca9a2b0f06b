import type { Clock } from './clock';
import type { Log } from './log';

/** Says once that something is away, then at most once a minute while it stays so, and once that it is back. */
export interface OutageLog {
  away(cause: string): void;
  back(): void;
}

const repeatedEveryMs = 60_000;

/** `name` begins the events in the log: `redis` gives `redis_away` and `redis_back`. */
export function makeOutageLog(name: string, log: Log, clock: Clock): OutageLog {
  let saidMs: number | null = null;
  return {
    away(cause) {
      const nowMs = clock.now().getTime();
      if (saidMs !== null && nowMs - saidMs < repeatedEveryMs) return;
      saidMs = nowMs;
      log.warn(`${name}_away`, { cause });
    },
    back() {
      if (saidMs !== null) log.info(`${name}_back`);
      saidMs = null;
    },
  };
}
