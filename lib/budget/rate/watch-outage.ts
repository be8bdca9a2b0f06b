import type { Clock } from '@/lib/clock';
import type { Log } from '@/lib/log';
import { reasonOf } from '@/lib/reason-of';

/** One attempt to reach the shared store. */
export interface Attempt {
  answered(): void;
  failed(cause: unknown): void;
}

export interface Outage {
  /** Null while the store is left alone. */
  attempt(): Attempt | null;
  isAway(): boolean;
}

const causeCharactersMax = 160;

/** Knows whether the shared store is away, and says so once: when it goes, and when it is back. While it is away one attempt every `restMs` is made. */
export function watchOutage({ log, clock, restMs }: { log: Log; clock: Clock; restMs: number }): Outage {
  let away = false;
  let nextTryMs = 0;
  let outages = 0;
  const nowMs = () => clock.now().getTime();
  return {
    isAway: () => away,
    attempt() {
      if (away && nowMs() < nextTryMs) return null;
      // The others wait for what this one finds.
      if (away) nextTryMs = nowMs() + restMs;
      const seen = outages;
      return {
        answered() {
          // One that was under way before the store went says nothing about now.
          if (!away || seen !== outages) return;
          away = false;
          log.info('rate_store_back');
        },
        failed(cause) {
          nextTryMs = nowMs() + restMs;
          if (away) return;
          away = true;
          outages += 1;
          log.warn('rate_store_away', { cause: reasonOf(cause).slice(0, causeCharactersMax) });
        },
      };
    },
  };
}
