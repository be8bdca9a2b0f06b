import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { startUpstashServer, type UpstashServer } from '@/e2e/fixtures/upstash-server';
import { systemClock } from '@/lib/clock';
import { limitRate, makeRateLimiter, type RateLimiter, type RateSubject } from './limit-rate';
import { openMemoryStore } from './rate/open-memory-store';
import { openRedisStore } from './rate/open-redis-store';
import { openUpstashStore } from './rate/open-upstash-store';

const { redisUrl } = readTestEnvironment();
/** Here the limits are asked after, not the store's speed (rate-outage.test.ts): a busy machine may take its time. */
const answerMsMax = 10_000;
const logged: string[] = [];
const note = (event: string, fields: object = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`);
const log = { info: note, warn: note, error: note };

let upstash: UpstashServer | undefined;
beforeAll(async () => {
  if (redisUrl) upstash = await startUpstashServer(redisUrl);
});
afterAll(() => upstash?.close());

const stores = {
  'in process': () => openMemoryStore(systemClock),
  ...(redisUrl && { 'on Redis': () => openRedisStore({ url: redisUrl, answerMsMax }), 'on Upstash': () => openUpstashStore({ url: upstash?.url ?? '', token: upstash?.token ?? '', answerMsMax }) }),
};

/** The beginning of a minute and of an hour. Only the date stands still, timers run. */
const start = new Date('2026-11-23T12:00:00Z').getTime();
const after = (seconds: number) => vi.setSystemTime(start + seconds * 1000);

/** Nobody else has the same number, on a Redis that lives longer than a test. */
const newNumber = () => Math.floor(Math.random() * 1e12);
const associate = (staffId = newNumber()): RateSubject => ({ kind: 'staff', role: 'associate', staffId });
const manager = (staffId = newNumber()): RateSubject => ({ kind: 'staff', role: 'manager', staffId });
const tablet = (): RateSubject => ({ kind: 'device', deviceId: crypto.randomUUID() });

describe.each(Object.entries(stores))('the limits of asking, counted %s', (_, open) => {
  let limiter: RateLimiter;
  const ask = (...subjects: RateSubject[]) => limitRate(limiter, subjects);
  async function askTimes(count: number, ...subjects: RateSubject[]): Promise<number> {
    let passed = 0;
    for (let times = 0; times < count; times += 1) if ((await ask(...subjects)).allowed) passed += 1;
    return passed;
  }

  beforeAll(async () => {
    limiter = makeRateLimiter({ store: open(), answerMsMax, factor: 1, log, clock: systemClock });
    // The first command of a connection waits for the connection.
    await vi.waitFor(() => limiter.shared.take({ window: { name: 'first', questionsMax: 1e6, windowSeconds: 60 }, subject: 'connection' }), { timeout: 5_000 });
  });
  afterAll(() => limiter.close());
  beforeEach(() => {
    logged.length = 0;
    vi.useFakeTimers({ toFake: ['Date'], now: start });
  });
  afterEach(() => {
    vi.useRealTimers();
    expect(logged).toEqual([]);
  });

  it('lets exactly 20 of 100 questions pass that one associate asks at once', async () => {
    const subject = associate();
    const decisions = await Promise.all(Array.from({ length: 100 }, () => ask(subject)));
    expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(20);
  });

  it('says what is left, window by window', async () => {
    const subject = associate();
    after(20);
    await askTimes(7, subject);
    expect(await ask(subject, tablet())).toEqual({
      allowed: true, retryAfterSeconds: null,
      limits: [
        { name: 'staff', questionsMax: 20, windowSeconds: 60, remaining: 12, resetSeconds: 40, allowed: true },
        { name: 'staff-hour', questionsMax: 300, windowSeconds: 3600, remaining: 292, resetSeconds: 3580, allowed: true },
        { name: 'device', questionsMax: 60, windowSeconds: 60, remaining: 59, resetSeconds: 40, allowed: true },
      ],
    });
  });

  it('says exactly when the next question passes', async () => {
    const subject = associate();
    after(30);
    await askTimes(20, subject);
    expect(await ask(subject)).toMatchObject({ allowed: false, retryAfterSeconds: 31 });
    after(60);
    expect((await ask(subject)).allowed).toBe(false);
    after(61);
    expect((await ask(subject)).allowed).toBe(true);
  });

  it('lets no second burst pass at a window’s end, but as many as have faded', async () => {
    const subject = associate();
    after(59);
    expect(await askTimes(30, subject)).toBe(20);
    after(75);
    expect(await askTimes(30, subject)).toBe(5);
    const { retryAfterSeconds } = await ask(subject);
    expect(retryAfterSeconds).toBe(1);
    after(76);
    expect((await ask(subject)).allowed).toBe(true);
  });

  it('ends what stays below the minute by the hour, and tells the next free place, not the hour’s end', async () => {
    const subject = associate();
    for (let minute = 0; minute < 15; minute += 1) {
      after(minute * 120);
      await askTimes(20, subject);
    }
    after(3600 + 120);
    expect(await askTimes(20, subject)).toBe(10);
    expect((await ask(subject)).retryAfterSeconds).toBe(1);
  });

  it('gives a manager more', async () => {
    expect(await askTimes(40, manager())).toBe(30);
  });

  it('limits a tablet across its people, and leaves another tablet alone', async () => {
    const [first, second] = [tablet(), tablet()];
    const passed = [await askTimes(25, manager(), first), await askTimes(25, manager(), first), await askTimes(25, manager(), first)];
    expect(passed).toEqual([25, 25, 10]);
    expect(await askTimes(1, manager(), second)).toBe(1);
  });

  it('takes nothing of the tablet’s limit for what one person is refused', async () => {
    const shared = tablet();
    const eager = associate();
    expect(await askTimes(80, eager, shared)).toBe(20);
    expect(await askTimes(30, manager(), shared)).toBe(30);
  });

  it('multiplies every limit by the factor', async () => {
    const generous = { ...limiter, factor: 3 };
    const subject = associate();
    const decisions = await Promise.all(Array.from({ length: 70 }, () => limitRate(generous, [subject])));
    expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(60);
  });
});
