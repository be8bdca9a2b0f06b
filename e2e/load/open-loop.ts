import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '@/lib/seeded-random';

interface OpenLoop {
  perSecond: number;
  seconds: number;
  seed: number;
  signal: AbortSignal;
}

/**
 * Calls `fire` at random moments (Poisson arrivals), whether or not earlier calls are over: people do not wait for each
 * other. Each call is told the moment it was due, on `performance.now()`, so that waiting before it counts too.
 */
export async function runOpenLoop<Result>({ perSecond, seconds, seed, signal }: OpenLoop, fire: (place: number, dueMs: number) => Promise<Result>): Promise<Result[]> {
  const random = seededRandom(seed);
  const startMs = performance.now();
  const pending: Promise<Result>[] = [];
  let dueMs = startMs - (Math.log(1 - random()) * 1000) / perSecond;
  while (dueMs < startMs + seconds * 1000) {
    const early = dueMs - performance.now();
    if (early > 0) await wait(early, undefined, { signal });
    pending.push(fire(pending.length, dueMs));
    dueMs -= (Math.log(1 - random()) * 1000) / perSecond;
  }
  return Promise.all(pending);
}
