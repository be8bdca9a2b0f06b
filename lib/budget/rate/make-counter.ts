import { Ratelimit } from '@upstash/ratelimit';
import type { Clock } from '@/lib/clock';
import type { RateWindow } from '../rate-policies';
import type { RateStore } from './rate-store';
import { waitForRoomMs } from './wait-for-room';

/** One window of one subject. */
export interface Counted {
  window: Pick<RateWindow, 'name' | 'questionsMax' | 'windowSeconds'>;
  subject: string;
}

/** How one window stands after a question was counted in it, or was not let in. */
export interface RateLimit {
  name: string;
  questionsMax: number;
  windowSeconds: number;
  remaining: number;
  /** Until the window begins anew; for a full one, until the next question passes. */
  resetSeconds: number;
  allowed: boolean;
}

export interface Counter {
  /** Counts one question, unless the window is full. Rejects when the store cannot be asked. */
  take(counted: Counted): Promise<RateLimit>;
  giveBack(counted: Counted): Promise<void>;
}

const prefix = 'floorhand:rate';

/** A counter over a store. The limiters of the library are made once for each window. */
export function makeCounter({ client }: RateStore, clock: Clock): Counter {
  const made = new Map<string, Ratelimit>();
  const prefixOf = ({ window }: Counted) => `${prefix}:${window.name}`;
  const limiterOf = (counted: Counted): Ratelimit => {
    const { questionsMax, windowSeconds } = counted.window;
    const name = `${prefixOf(counted)} ${questionsMax}/${windowSeconds}`;
    const known = made.get(name);
    if (known) return known;
    const limiter = Ratelimit.slidingWindow(questionsMax, `${windowSeconds} s`);
    // Its own timeout would let everything pass, and its cache of the blocked knows nothing of a sliding window: both stay off.
    const fresh = new Ratelimit({ redis: client, limiter, prefix: prefixOf(counted), ephemeralCache: false, timeout: 0, enableTelemetry: false });
    made.set(name, fresh);
    return fresh;
  };
  /** In braces: on a Redis Cluster the keys of one script have to lie in one slot, which what stands in braces decides. */
  const nameOf = ({ subject }: Counted) => `{${subject}}`;
  return {
    async take(counted) {
      const { success, remaining, reset } = await limiterOf(counted).limit(nameOf(counted));
      const waitMs = success ? reset - clock.now().getTime() : await readWaitMs(counted, reset);
      const { name, questionsMax, windowSeconds } = counted.window;
      return { name, questionsMax, windowSeconds, remaining, allowed: success, resetSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
    },
    giveBack: async (counted) => void (await limiterOf(counted).limit(nameOf(counted), { rate: -1 })),
  };

  /** The library only knows the end of the window, which for an hour can be far too late. `reset` is that end, in milliseconds. */
  async function readWaitMs(counted: Counted, reset: number): Promise<number> {
    const windowMs = counted.window.windowSeconds * 1000;
    const place = reset / windowMs - 1;
    const [current, previous] = await client.mget<(number | null)[]>([place, place - 1].map((each) => `${prefixOf(counted)}:${nameOf(counted)}:${each}`));
    return waitForRoomMs({ current: current ?? 0, previous: previous ?? 0, questionsMax: counted.window.questionsMax, windowMs, elapsedMs: clock.now().getTime() - (reset - windowMs) });
  }
}
