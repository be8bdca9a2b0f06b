import { Redis as UpstashRedis, type Requester } from '@upstash/redis';
import { expect, it } from 'vitest';
import { makeCounter } from './make-counter';
import { openMemoryStore } from './open-memory-store';

const clock = { now: () => new Date('2026-11-23T12:00:20Z') };

it('names the keys of one command so that they lie in one slot of a Redis Cluster, and those of two people apart', async () => {
  const { client } = openMemoryStore(clock);
  const seen: string[][] = [];
  const requester: Requester = {
    request: async <Result>({ body }: { body?: unknown }) => {
      const [name = '', ...given] = Array.isArray(body) ? body.map(String) : [];
      // A script's keys come after it and their number.
      seen.push(name === 'mget' ? given : given.slice(2, 2 + Number(given[1])));
      return { result: await client.exec<Result>([name, ...given]) };
    },
  };
  const counter = makeCounter({ client: new UpstashRedis(requester), close: async () => undefined }, clock);
  const window = { name: 'staff', questionsMax: 1, windowSeconds: 60 };
  for (const subject of ['17', '17', '18']) await counter.take({ window, subject });
  await counter.giveBack({ window, subject: '18' });
  const tags = seen.map((keys) => [...new Set(keys.map((key) => /^[^{]*\{([^}]+)\}/.exec(key)?.[1]))]);
  expect(seen.every((keys) => keys.length >= 2)).toBe(true);
  expect(tags.every((each) => each.length === 1)).toBe(true);
  expect(new Set(tags.flat())).toEqual(new Set(['17', '18']));
  // A full window was asked how long the wait is: that is a command of several keys too.
  expect(tags.filter(([tag]) => tag === '17').length).toBeGreaterThanOrEqual(3);
});
