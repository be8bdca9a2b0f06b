import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listBudgets } from '@/db/queries/budgets';
import { budgetLimits, budgets, permits } from '@/db/schema/budgets';
import { usageEvents } from '@/db/schema/usage-events';
import { withSystem } from '@/db/scoped';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPurse } from '@/e2e/fixtures/test-purse';
import type { RunEvent } from '@/lib/contract/run-event';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeLadder } from '@/lib/models/ladder';
import { answerQuestion } from './answer-question';
import type { AskServices } from './ask';
import { makeFlights, type Flights } from './recall/flights';

/** Many people with one question, and a provider over HTTP that keeps count. */
let home: TestDatabase;
let house: SmallHouse;
let fake: FakeModel;
let services: AskServices;
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const plenty = 1_000_000_000;

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  fake = await startFakeModel();
  await priceModels(home.db, ['big', 'small']);
  await addDocument(home.db, { collectionId: house.collections.everyone, externalId: 'returns', title: 'Returns of handbags', passages: ['Handbags can be returned within 30 days with the receipt. Worn handbags are refused.'] });
  await addDocument(home.db, { collectionId: house.collections.managers, externalId: 'exceptions', title: 'Returns of handbags: exceptions', passages: ['Handbags can be returned within 90 days when a manager agrees.'] });
});
afterAll(async () => {
  await fake.close();
  await home.drop();
});
beforeEach(async () => {
  fake.reset();
  services = {
    db: home.db, embedder: wordEmbedder, clock, log: silent, thesaurus: makeHouseThesaurus(clock), rateLimiter: generousLimiter(), purse: testPurse(home.db, clock, silent), flights: makeFlights(),
    ladder: makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'big', economyModel: 'small', firstChunkMsMax: 20_000, betweenChunksMsMax: 20_000 }),
  };
  await withSystem(home.db, async (tx) => {
    await tx.delete(budgets);
    await tx.delete(permits);
    await tx.update(budgetLimits).set({ costMicros: plenty, tokens: plenty });
  });
});

interface Asked {
  staffId?: number;
  question?: string;
  stop?: AbortController;
  onText?(): void;
}

async function ask({ staffId = house.staff.associate, question = 'Can handbags be returned?', stop = new AbortController(), onText }: Asked = {}): Promise<RunEvent[]> {
  const asker = { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' } as const;
  const events: RunEvent[] = [];
  for await (const event of answerQuestion({ runId: randomUUID(), asker, question, from: { channel: 'api', history: [] }, signal: stop.signal }, services)) {
    events.push(event);
    if (event.type === 'text') onText?.();
  }
  return events;
}

const textOf = (events: readonly RunEvent[]) => events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
const events = () => withSystem(home.db, (tx) => tx.select().from(usageEvents).where(sql`permit_id in (select id from permits)`));

async function expectBalanced(): Promise<void> {
  const spent = (await events()).reduce((sum, { costMicros }) => sum + costMicros, 0);
  for (const budget of await withSystem(home.db, listBudgets)) if (budget.level === 'chain') expect(budget).toMatchObject({ reservedMicros: 0, spentMicros: spent });
}

/** Flights that start when so many have come for them: whoever is slow to come is not left behind, on any machine. */
function flightsOf(readers: number): Flights & { joins(): number } {
  const flights = makeFlights();
  const gates = new Map<string, { joins: number; open: PromiseWithResolvers<void> }>();
  return {
    joins: () => Math.max(0, ...[...gates.values()].map(({ joins }) => joins)),
    join(key, source) {
      const gate = gates.get(key) ?? { joins: 0, open: Promise.withResolvers<void>() };
      gates.set(key, gate);
      gate.joins += 1;
      if (gate.joins === readers) gate.open.resolve();
      return flights.join(key, async function* gated(signal) {
        await gate.open.promise;
        yield* source(signal);
      });
    },
  };
}

/** Nothing is left of a person's day. */
async function spendBudgetOf(staffId: number): Promise<void> {
  await withSystem(home.db, (tx) => tx.insert(budgets).values({ level: 'staff', subjectId: staffId, periodStart: '2026-11-23', spentMicros: plenty }));
}

describe('the same question at the same time', () => {
  it('is one call for a hundred people, paid once, and all read the same', async () => {
    services.flights = flightsOf(100);
    const forms = ['Can handbags be returned?', 'can handbags be returned', 'Can  handbags be returned ?'];
    const all = await Promise.all(Array.from({ length: 100 }, (_, place) => ask({ question: forms[place % forms.length] ?? '' })));
    expect(fake.calls).toHaveLength(1);
    expect(new Set(all.map(textOf)).size).toBe(1);
    expect(textOf(all[0] ?? [])).toContain('30 days');
    expect(all.map((one) => one.at(-1))).toEqual(Array.from({ length: 100 }, () => expect.objectContaining({ outcome: 'answered', rung: 'premium' })));
    expect(await events()).toHaveLength(1);
    await expectBalanced();
  });

  it('is another one for a reader with other evidence', async () => {
    const [associate, manager] = await Promise.all([ask(), ask({ staffId: house.staff.manager })]);
    expect(fake.calls).toHaveLength(2);
    expect(textOf(associate)).not.toContain('90 days');
    expect(textOf(manager)).toContain('90 days');
  });

  it('goes on for the others when the one who pays for it leaves, and is settled at its end', async () => {
    services.flights = flightsOf(2);
    fake.behave({ behaviour: { tokensPerSecond: 20 } });
    const stop = new AbortController();
    const payer = ask({ stop, onText: () => stop.abort() });
    const other = ask();
    expect((await payer).at(-1)).toMatchObject({ outcome: 'stopped' });
    expect(textOf(await other)).toContain('30 days');
    expect(fake.calls.map(({ outcome }) => outcome)).toEqual(['finished']);
    await expect.poll(async () => (await events()).map(({ finished }) => finished)).toEqual([true]);
    await expectBalanced();
  });

  it('is over at the provider when the last one leaves', async () => {
    services.flights = flightsOf(2);
    fake.behave({ behaviour: { tokensPerSecond: 4 } });
    const stops = [new AbortController(), new AbortController()];
    await Promise.all(stops.map((stop) => ask({ stop, onText: () => stop.abort() })));
    await expect.poll(() => fake.calls.map(({ outcome }) => outcome)).toEqual(['aborted']);
    await expect.poll(async () => (await events()).map(({ source, finished }) => [source, finished])).toEqual([['counted', false]]);
    await expectBalanced();
  });

  it('costs nothing for whoever joins, so a spent budget does not keep them from it', async () => {
    await spendBudgetOf(house.staff.associate);
    const flights = (services.flights = flightsOf(2));
    const payer = ask({ staffId: house.staff.hr });
    await expect.poll(() => flights.joins()).toBe(1);
    expect((await ask()).at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium' });
    expect((await payer).at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium' });
    expect(fake.calls).toHaveLength(1);
  });

  it('is called by the next one when the first had no budget left', async () => {
    await spendBudgetOf(house.staff.associate);
    const [spent, other] = await Promise.all([ask(), ask({ staffId: house.staff.hr })]);
    expect(other.at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium' });
    expect(spent.at(-1)).toMatchObject({ outcome: 'answered' });
    expect(fake.calls.map(({ model }) => model)).toEqual(['big']);
  });

  it('fails once for all of them: each model is called once, and the documents answer', async () => {
    services.flights = flightsOf(20);
    fake.behave({ behaviour: { fault: 'stall_first' } });
    services.ladder = makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'big', economyModel: 'small', firstChunkMsMax: 500, betweenChunksMsMax: 500 });
    const all = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(all.map((one) => one.at(-1))).toEqual(Array.from({ length: 20 }, () => expect.objectContaining({ outcome: 'answered', rung: 'extractive' })));
    expect(fake.calls.map(({ model }) => model)).toEqual(['big', 'small']);
    await expectBalanced();
  });
});
