import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { permits } from '@/db/schema/budgets';
import { withSystem } from '@/db/scoped';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import type { RuleInput } from '@/e2e/fakes/model-behaviour';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPurse } from '@/e2e/fixtures/test-purse';
import type { RunEvent } from '@/lib/contract/run-event';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeLadder } from '@/lib/models/ladder';
import { policies } from '@/lib/resilience';
import { answerQuestion } from './answer-question';
import type { AskServices } from './ask';
import { makeFlights } from './recall/flights';

/** A provider that goes away and comes back, as whoever asks lives it. */
let home: TestDatabase;
let house: SmallHouse;
let fake: FakeModel;
let services: AskServices;
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  fake = await startFakeModel();
  await priceModels(home.db, ['big', 'small']);
  await addDocument(home.db, { collectionId: house.collections.everyone, externalId: 'returns', title: 'Returns of handbags', passages: ['Handbags can be returned within 30 days with the receipt. Worn handbags are refused.'] });
});
afterAll(async () => {
  await fake.close();
  await home.drop();
});
beforeEach(() => {
  fake.reset();
  services = {
    db: home.db, embedder: wordEmbedder, clock, log: silent, thesaurus: makeHouseThesaurus(clock), rateLimiter: generousLimiter(), purse: testPurse(home.db, clock, silent), flights: makeFlights(),
    ladder: makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'big', economyModel: 'small', firstChunkMsMax: 20_000, betweenChunksMsMax: 20_000 }, { clock, log: silent }),
  };
});

/** Nobody rides with another one's call. */
async function ask(): Promise<RunEvent[]> {
  const asker = { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: null, via: 'key' } as const;
  const events: RunEvent[] = [];
  const question = 'Can handbags be returned?';
  for await (const event of answerQuestion({ runId: randomUUID(), asker, question, from: { channel: 'api', history: [] }, signal: new AbortController().signal }, { ...services, flights: makeFlights() })) events.push(event);
  return events;
}
async function askOften(times: number): Promise<RunEvent[][]> {
  const all: RunEvent[][] = [];
  for (let time = 0; time < times; time += 1) all.push(await ask());
  return all;
}
const endings = (all: readonly RunEvent[][]) => all.map((events) => events.flatMap((event) => (event.type === 'end' ? [`${event.outcome} ${event.rung}`] : [])).join());
const times = <Value>(many: number, value: Value) => Array.from({ length: many }, () => value);
const openPermits = () => withSystem(home.db, async (tx) => (await tx.select({ id: permits.id }).from(permits).where(sql`state = 'open'`)).length);
const behave = (behaviour: RuleInput['behaviour'], model?: string) => fake.behave({ behaviour, ...(model === undefined ? {} : { model }) });

describe('an outage of the provider', () => {
  it('is answered from the documents by everybody, at the price of a few calls', async () => {
    behave({ fault: 'server_error' });
    expect(endings(await askOften(20))).toEqual(times(20, 'answered extractive'));
    expect(fake.calls.length).toBe(policies.premium.breaker.failuresInARowMax + policies.economy.breaker.failuresInARowMax);
    expect(await openPermits()).toBe(0);
  });

  it('is over for readers within ten seconds of its end', async () => {
    behave({ fault: 'server_error' });
    await askOften(4);
    fake.reset();
    await expect.poll(async () => endings([await ask()]), { timeout: 10_000, interval: 500 }).toEqual(['answered premium']);
  }, 20_000);

  it('of one model leads to the next one at once', async () => {
    behave({ fault: 'server_error' }, 'big');
    expect(endings(await askOften(8))).toEqual(times(8, 'answered economy'));
    expect(fake.calls.filter(({ model }) => model === 'big')).toHaveLength(policies.premium.breaker.failuresInARowMax);
  });

  it('that says when to come back is left alone until then', async () => {
    behave({ fault: 'rate_limited', retryAfterSeconds: 30 });
    expect(endings(await askOften(5))).toEqual(times(5, 'answered extractive'));
    expect(fake.calls.map(({ model }) => model)).toEqual(['big', 'small']);
  });

  it('that comes as silence costs those who wait for it a moment, and nobody else', async () => {
    await askOften(5);
    fake.reset();
    behave({ fault: 'stall_first' });
    expect(endings(await Promise.all(times(6, null).map(ask)))).toEqual(times(6, 'answered extractive'));
    const calls = fake.calls.length;
    expect(endings(await askOften(3))).toEqual(times(3, 'answered extractive'));
    expect(fake.calls.length - calls).toBeLessThanOrEqual(1);
    await expect.poll(() => fake.inFlight()).toBe(0);
    expect(await openPermits()).toBe(0);
  });
});
