import type { Database } from '@/db/client';
import { testPurse } from '@/e2e/fixtures/test-purse';
import { makeRateLimiter, type RateLimiter } from '@/lib/budget/limit-rate';
import type { Purse } from '@/lib/budget/purse';
import { openMemoryStore } from '@/lib/budget/rate/open-memory-store';
import { openRedisStore } from '@/lib/budget/rate/open-redis-store';
import { storeMsMax } from '@/lib/budget/rate-policies';
import { systemClock } from '@/lib/clock';
import { jsonLog } from '@/lib/log';

/** What a question passes that is asked and paid for. */
export interface Till {
  limiter: RateLimiter;
  purse: Purse;
}

/** Limits that nobody reaches, counted on the given Redis or in process; money in `db`. */
export function openTill(db: Database, redisUrl: string | undefined): Till {
  const store = redisUrl === undefined ? openMemoryStore(systemClock) : openRedisStore({ url: redisUrl, answerMsMax: storeMsMax });
  const log = jsonLog((line) => process.stderr.write(`${line}\n`), systemClock.now);
  return { limiter: makeRateLimiter({ store, answerMsMax: storeMsMax, factor: 1_000_000, log, clock: systemClock }), purse: testPurse(db, systemClock, log) };
}
