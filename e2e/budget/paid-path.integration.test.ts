import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listBudgets } from '@/db/queries/budgets';
import { budgetLimits, budgets, permits } from '@/db/schema/budgets';
import { usageEvents } from '@/db/schema/usage-events';
import { withSystem } from '@/db/scoped';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { generousLimiter } from '../fixtures/generous-limiter';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPrice, testPurse } from '@/e2e/fixtures/test-purse';
import { answerQuestion } from '@/lib/ask/answer-question';
import type { AskServices } from '@/lib/ask/ask';
import { makeFlights } from '@/lib/ask/recall/flights';
import { costMicrosOf } from '@/lib/budget/cost-of';
import type { RunEvent } from '@/lib/contract/run-event';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeEmbedder } from '@/lib/models/embed';
import { makeLadder } from '@/lib/models/ladder';

/** Money through the whole path, with a provider over HTTP that keeps its own count. */
let home: TestDatabase;
let house: SmallHouse;
let fake: FakeModel;
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const plenty = 1_000_000_000;

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  fake = await startFakeModel();
  await priceModels(home.db, ['big', 'small', 'vectors']);
  await addDocument(home.db, { collectionId: house.collections.everyone, externalId: 'returns', title: 'Returns of handbags', passages: ['Handbags can be returned within 30 days with the receipt. Worn handbags are refused.'] });
});
afterAll(async () => {
  await fake.close();
  await home.drop();
});

beforeEach(async () => {
  fake.reset();
  await withSystem(home.db, async (tx) => {
    await tx.delete(budgets);
    await tx.delete(permits);
    await tx.update(budgetLimits).set({ costMicros: plenty, tokens: plenty });
  });
});

function services(deadlineMs = 20_000): AskServices {
  const deadlines = { firstChunkMsMax: deadlineMs, betweenChunksMsMax: deadlineMs };
  return {
    db: home.db, embedder: wordEmbedder, clock, log: silent, thesaurus: makeHouseThesaurus(clock), rateLimiter: generousLimiter(), flights: makeFlights(), purse: testPurse(home.db, clock, silent),
    ladder: makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'big', economyModel: 'small', ...deadlines }),
  };
}

async function ask(given: { services?: AskServices; stopAfterText?: boolean } = {}): Promise<RunEvent[]> {
  const stop = new AbortController();
  const asker = { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: 1, via: 'full' } as const;
  const events: RunEvent[] = [];
  for await (const event of answerQuestion({ runId: randomUUID(), asker, question: 'Can handbags be returned?', from: { channel: 'api', history: [] }, signal: stop.signal }, given.services ?? services())) {
    events.push(event);
    if (event.type === 'text' && given.stopAfterText === true) stop.abort();
  }
  return events;
}

const ledger = () => withSystem(home.db, (tx) => tx.select().from(usageEvents).innerJoin(permits, eq(permits.id, usageEvents.permitId)).orderBy(usageEvents.id));
const textOf = (events: readonly RunEvent[]) => events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
const noticesOf = (events: readonly RunEvent[]) => events.filter((event) => event.type === 'notice');

/** Nothing is held any more, and every level spent what the ledger says. */
async function expectBalanced(): Promise<void> {
  const spent = (await ledger()).reduce((sum, { usage_events: { costMicros } }) => sum + costMicros, 0);
  for (const budget of await withSystem(home.db, listBudgets)) expect(budget).toMatchObject({ reservedMicros: 0, reservedTokens: 0, spentMicros: spent });
}

async function limitStaffTo(costMicros: number): Promise<void> {
  await withSystem(home.db, (tx) => tx.update(budgetLimits).set({ costMicros }).where(sql`level = 'staff'`));
}

/** What one question reserves. */
async function worstCase(): Promise<number> {
  await ask();
  const [permit] = await withSystem(home.db, (tx) => tx.select().from(permits));
  await withSystem(home.db, async (tx) => {
    await tx.delete(budgets);
    await tx.delete(permits);
  });
  fake.reset();
  return permit?.reservedMicros ?? 0;
}

describe('a paid answer', () => {
  it('costs what the provider says, cached tokens at their own price', async () => {
    fake.behave({ behaviour: { cachedTokens: 20 } });
    await ask();
    const [row] = await ledger();
    const { inputTokens, cachedInputTokens, outputTokens, costMicros } = row?.usage_events ?? { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costMicros: 0 };
    expect(row?.usage_events).toMatchObject({ model: 'big', rung: 'premium', source: 'reported', finished: true, cachedInputTokens: 20 });
    expect(outputTokens).toBeGreaterThan(0);
    expect(costMicros).toBe(costMicrosOf(testPrice('big'), { inputTokens, cachedInputTokens, outputTokens }));
    await expectBalanced();
  });

  it('ends for its reader before it is settled, and its request only after that', async () => {
    const own = services();
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const purse: AskServices['purse'] = { ...own.purse, settle: (...given) => gate.then(() => own.purse.settle(...given)) };
    const asker = { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: 1, via: 'full' } as const;
    const run = answerQuestion({ runId: randomUUID(), asker, question: 'Can handbags be returned?', from: { channel: 'api', history: [] }, signal: new AbortController().signal }, { ...own, purse });
    for (let step = await run.next(); step.done !== true && step.value.type !== 'end'; step = await run.next());
    expect(await ledger()).toHaveLength(0);
    const rest = run.next();
    letGo();
    expect(await rest).toEqual({ done: true, value: undefined });
    expect(await ledger()).toHaveLength(1);
    await expectBalanced();
  });

  it('is counted when the provider tells no usage', async () => {
    fake.behave({ behaviour: { fault: 'no_usage' } });
    const text = textOf(await ask());
    const [row] = await ledger();
    expect(text).not.toBe('');
    expect(row?.usage_events).toMatchObject({ source: 'counted' });
    expect(row?.usage_events.costMicros).toBeGreaterThan(0);
    await expectBalanced();
  });

  it('pays for what was produced when its reader stops it, and holds nothing', async () => {
    fake.behave({ behaviour: { tokensPerSecond: 20 } });
    await ask({ stopAfterText: true });
    const [row] = await ledger();
    expect(row?.usage_events).toMatchObject({ source: 'counted', finished: false });
    expect(row?.usage_events.outputTokens).toBeGreaterThan(0);
    expect(row?.usage_events.outputTokens).toBeLessThan(20);
    await expectBalanced();
  });

  it.each(['rate_limited', 'server_error', 'stall_first', 'stall_mid', 'cut_mid', 'malformed', 'empty'] as const)('holds nothing after %s, and every call has its permit', async (fault) => {
    fake.behave({ behaviour: { fault } });
    await ask({ services: services(400) });
    expect(await ledger()).toHaveLength(fake.calls.length);
    expect(await withSystem(home.db, (tx) => tx.$count(permits))).toBe(fake.calls.length);
    await expectBalanced();
  });
});

describe('a paid embedding', () => {
  const metered = () => {
    const embedder = makeEmbedder({ baseUrl: fake.baseUrl, apiKey: 'test', modelName: 'vectors', paid: true });
    return { ...services(), embedder, ladder: makeLadder(null) };
  };
  const embeddings = () => fake.calls.filter(({ kind }) => kind === 'embeddings');

  it('is in the ledger with what the provider counted', async () => {
    await ask({ services: metered() });
    const rows = await ledger();
    expect(embeddings()).toHaveLength(1);
    expect(rows.map((row) => row.usage_events)).toMatchObject([{ kind: 'embedding', model: 'vectors', source: 'reported', finished: true }]);
    expect(rows[0]?.usage_events.inputTokens).toBeGreaterThan(0);
    await expectBalanced();
  });

  it('is counted when the endpoint tells no usage', async () => {
    fake.behave({ behaviour: { fault: 'no_usage' } });
    await ask({ services: metered() });
    const rows = (await ledger()).map((row) => row.usage_events);
    expect(rows).toMatchObject([{ kind: 'embedding', source: 'counted', finished: true }]);
    expect(rows[0]?.inputTokens).toBeGreaterThan(0);
    await expectBalanced();
  });

  it('costs nothing when the endpoint refused it, and the search goes by words', async () => {
    for (const fault of ['rate_limited', 'server_error'] as const) {
      fake.behave({ times: 1, behaviour: { fault } });
      expect(noticesOf(await ask({ services: metered() }))).toContainEqual({ type: 'notice', code: 'keyword_search_only' });
    }
    expect(embeddings().map(({ billed }) => billed)).toEqual([null, null]);
    expect((await ledger()).map((row) => row.usage_events)).toMatchObject([1, 2].map(() => ({ kind: 'embedding', source: 'counted', inputTokens: 0, costMicros: 0, finished: false })));
    await expectBalanced();
  });

  it('is not made when the budget has no room: the search goes by words, and says so', async () => {
    await limitStaffTo(0);
    const events = await ask({ services: metered() });
    expect(embeddings()).toHaveLength(0);
    expect(noticesOf(events)).toContainEqual({ type: 'notice', code: 'keyword_search_only' });
    expect(textOf(events)).toContain('30 days');
  });
});

describe('a budget', () => {
  it('lets exactly as many questions reach the provider as it can pay for, however many come at once', async () => {
    const worst = await worstCase();
    await limitStaffTo(5 * worst + worst - 1);
    // Every call costs what was held for it, so that none leaves room for a sixth, however slowly the others come.
    fake.behave({ behaviour: { completionTokens: Math.ceil(worst * 1_000_000 / testPrice('big').outputMicrosPerMillion) } });
    const all = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(fake.calls).toHaveLength(5);
    for (const events of all) {
      expect(textOf(events)).toContain('[1]');
      expect(events.at(-1)).toMatchObject({ type: 'end', outcome: 'answered' });
    }
    await expectBalanced();
  });

  it('lowers the rung to economy, then to the documents’ own words, and says when it renews', async () => {
    const worst = await worstCase();
    await withSystem(home.db, (tx) => tx.execute(sql`insert into prices (model, from_day, input_micros_per_million, cached_input_micros_per_million, output_micros_per_million) values ('small', '2026-01-01', 200000, 50000, 800000)`));
    await limitStaffTo(Math.ceil(worst / 2));
    const economy = await ask();
    expect(noticesOf(economy)).toEqual([{ type: 'notice', code: 'rung_economy_budget', rung: 'economy', budget: { level: 'staff', leftPercent: 100, renewsOn: '2026-11-24' } }]);
    expect(fake.calls.map(({ model }) => model)).toEqual(['small']);
    await limitStaffTo(0);
    const extractive = await ask();
    expect(noticesOf(extractive)).toEqual([{ type: 'notice', code: 'rung_extractive_budget', rung: 'extractive', budget: { level: 'staff', leftPercent: 0, renewsOn: '2026-11-24' } }]);
    expect(textOf(extractive)).toContain('30 days');
    expect(fake.calls).toHaveLength(1);
  });

  it('is never passed over: a model without a price, or a database that cannot be asked, means no paid call', async () => {
    const dear = makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'nameless', economyModel: 'nameless', firstChunkMsMax: 20_000, betweenChunksMsMax: 20_000 });
    expect((await ask({ services: { ...services(), ladder: dear } })).at(-1)).toMatchObject({ outcome: 'answered', rung: 'extractive' });
    const away = { ...services().purse, reserve: () => Promise.resolve('unknown' as const) };
    expect((await ask({ services: { ...services(), purse: away } })).at(-1)).toMatchObject({ outcome: 'answered', rung: 'extractive' });
    expect(fake.calls).toHaveLength(0);
  });

  it('is not asked for a question that is refused for want of evidence', async () => {
    for await (const _ of answerQuestion({ runId: randomUUID(), asker: { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: 1, via: 'full' }, question: 'Where can I park my helicopter?', from: { channel: 'api', history: [] }, signal: new AbortController().signal }, services()));
    expect(await withSystem(home.db, (tx) => tx.$count(permits))).toBe(0);
  });
});
