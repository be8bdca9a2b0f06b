import { setTimeout as wait } from 'node:timers/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Redis as UpstashRedis, type Requester } from '@upstash/redis';
import { systemClock } from '@/lib/clock';
import { limitRate, makeRateLimiter, type RateLimiter, type RateSubject } from './limit-rate';
import { openMemoryStore } from './rate/open-memory-store';
import { openRedisStore } from './rate/open-redis-store';
import { openUpstashStore } from './rate/open-upstash-store';
import type { RateStore } from './rate/rate-store';
import { storeMsMax, storeRestMs } from './rate-policies';

/** What a question may cost when the store is away. */
const delayMsMax = 200;

const associate = (staffId: number): RateSubject => ({ kind: 'staff', role: 'associate', staffId });
let logged: string[] = [];
const note = (event: string) => void logged.push(event);
const log = { info: note, warn: note, error: note };
let endings: (() => unknown)[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') });
  logged = [];
});
afterEach(async () => {
  vi.useRealTimers();
  for (const end of endings.toReversed()) await end();
  endings = [];
});

function limiterOn(store: RateStore): RateLimiter {
  const limiter = makeRateLimiter({ store, answerMsMax: storeMsMax, factor: 1, log, clock: systemClock });
  endings.push(() => limiter.close());
  return limiter;
}
const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

/** Asks `times` at once. `ms`: how long the slowest took on a machine whose timers are on time, told by a plain timer beside them. */
async function askAtOnce(limiter: RateLimiter, times: number, staffIdOf: (place: number) => number): Promise<{ passed: number; ms: number }> {
  const began = performance.now();
  const since = () => performance.now() - began;
  const beside = wait(storeMsMax).then(() => Math.max(0, since() - storeMsMax));
  const asked = await Promise.all(Array.from({ length: times }, (_, place) => limitRate(limiter, [associate(staffIdOf(place))]).then(({ allowed }) => ({ allowed, ms: since() }))));
  const lateMs = await beside;
  return { passed: asked.filter(({ allowed }) => allowed).length, ms: Math.max(...asked.map(({ ms }) => ms)) - lateMs };
}

/** A server that takes connections and does with them what it is told; its port. */
async function listen(serve: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    serve(socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  endings.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const faults = {
  'refuses connections': async () => 9,
  'says nothing': () => listen((socket) => socket.resume()),
  'hangs up': () => listen((socket) => socket.destroy()),
  'answers too late': () => listen((socket) => socket.on('data', () => setTimeout(() => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]'), 1_000).unref())),
  'talks nonsense': () => listen((socket) => socket.on('data', () => socket.end('nonsense\r\n'))),
};
const clients = {
  Redis: (port: number) => openRedisStore({ url: `redis://127.0.0.1:${port}`, answerMsMax: storeMsMax }),
  Upstash: (port: number) => openUpstashStore({ url: `http://127.0.0.1:${port}`, token: 'any', answerMsMax: storeMsMax }),
};

describe.each(Object.entries(clients))('a %s store', (_, open) => {
  it.each(Object.entries(faults))('that %s costs 200 ms at most and leaves each person a small allowance', async (_fault, begin) => {
    const limiter = limiterOn(open(await begin()));
    const first = await askAtOnce(limiter, 10, () => 1);
    expect(first.passed).toBe(6);
    expect(first.ms).toBeLessThan(delayMsMax);
    // Nobody is locked out for somebody else's haste.
    expect((await askAtOnce(limiter, 10, (place) => 2 + place)).passed).toBe(10);
    for (let tries = 0; tries < 3; tries += 1) {
      pass(storeRestMs + 1);
      expect((await askAtOnce(limiter, 1, () => 100)).ms).toBeLessThan(delayMsMax);
    }
    expect(logged).toEqual(['rate_store_away']);
  });
});

/** The store in this process, away at will. */
function faultyStore() {
  const { client } = openMemoryStore(systemClock);
  const state = { away: false, asked: 0 };
  const requester: Requester = {
    request: async <Result>({ body }: { body?: unknown }) => {
      state.asked += 1;
      if (state.away) throw new Error('down');
      const [name = '', ...given] = Array.isArray(body) ? body.map(String) : [];
      return { result: await client.exec<Result>([name, ...given]) };
    },
  };
  return { state, store: { client: new UpstashRedis(requester), close: () => Promise.resolve() } };
}

it('returns to the usual limits once the store is back, and says both once', async () => {
  const { state, store } = faultyStore();
  const limiter = limiterOn(store);
  const passed = async (times: number) => (await askAtOnce(limiter, times, () => 1)).passed;
  expect(await passed(5)).toBe(5);
  state.away = true;
  expect(await passed(10)).toBe(6);
  const asked = state.asked;
  expect([await passed(10), state.asked]).toEqual([0, asked]);
  state.away = false;
  pass(storeRestMs);
  expect(await passed(1)).toBe(1);
  expect(await passed(30)).toBe(14);
  expect(logged).toEqual(['rate_store_away', 'rate_store_back']);
});

it('never lets more pass than both limits together while the store comes and goes', async () => {
  const { state, store } = faultyStore();
  const limiter = limiterOn(store);
  let passed = 0;
  for (let second = 0; second < 58; second += 1) {
    state.away = second % 3 === 1;
    for (let times = 0; times < 10; times += 1) if ((await limitRate(limiter, [associate(1)])).allowed) passed += 1;
    pass(1_000);
  }
  expect(passed).toBe(26);
});
