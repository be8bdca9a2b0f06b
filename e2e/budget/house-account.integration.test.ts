import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listBudgets } from '@/db/queries/budgets';
import { budgetLimits, budgets } from '@/db/schema/budgets';
import { usageDays } from '@/db/schema/usage-days';
import { usageEvents } from '@/db/schema/usage-events';
import { withScope, withSystem } from '@/db/scoped';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPrice, testPurse } from '@/e2e/fixtures/test-purse';
import { authorise } from '@/lib/access/authorise';
import { embedForHouse } from '@/lib/ask/embed-for-house';
import { costMicrosOf } from '@/lib/budget/cost-of';
import { embedMissing } from '@/lib/knowledge/embed-missing';
import { importDocuments } from '@/lib/knowledge/import-documents';
import { makeEmbedder } from '@/lib/models/embed';
import { readUsageFilter } from '@/lib/observe/read-usage-filter';
import { makeUsageReport } from '@/lib/observe/usage-report';
import type { Scope } from '@/lib/scope';

/** Documents that the house embeds at an endpoint that is paid for. */
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
  await priceModels(home.db, ['vectors']);
});
afterAll(async () => {
  await fake.close();
  await home.drop();
});
beforeEach(async () => {
  fake.reset();
  await withSystem(home.db, async (tx) => {
    await tx.delete(budgets);
    await tx.update(budgetLimits).set({ costMicros: plenty, tokens: plenty });
  });
});

const limitChainTo = (costMicros: number) => withSystem(home.db, (tx) => tx.update(budgetLimits).set({ costMicros }).where(eq(budgetLimits.level, 'chain')));
const embedder = (modelName = 'vectors') => embedForHouse({ embedder: makeEmbedder({ baseUrl: fake.baseUrl, apiKey: 'test', modelName, paid: true }), purse: testPurse(home.db, clock, silent) });
const files = (names: readonly string[]) => names.map((name) => ({ name: `${name}.md`, read: () => Promise.resolve(Buffer.from(`# The rule of ${name}\n\nWhat holds for ${name} is written here, and nowhere else.\n`)) }));
const importFiles = (names: readonly string[], modelName?: string) => importDocuments(home.db, house.collections.everyone, files(names), { embedder: embedder(modelName), language: 'en' });
const ledger = () => withSystem(home.db, (tx) => tx.select().from(usageEvents));
const scopeOf = (who: keyof SmallHouse['staff']): Promise<Scope> => authorise(home.db, { staffId: house.staff[who], storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
const reportFor = async (who: keyof SmallHouse['staff'], query: Record<string, string> = {}) => {
  const scope = await scopeOf(who);
  return withScope(home.db, scope, (tx) => makeUsageReport(tx, scope, readUsageFilter(query, scope, '2026-11-23'), clock));
};

describe('an import at a paid endpoint', () => {
  it('is in the ledger as the provider billed it, and spends the chain’s month alone', async () => {
    await importFiles(['amber', 'birch']);
    const events = await ledger();
    expect(fake.calls).toHaveLength(2);
    expect(events.map(({ staffId, storeId, role, kind, source, inputTokens }) => ({ staffId, storeId, role, kind, source, inputTokens }))).toEqual(fake.calls.map(({ billed }) => ({ staffId: null, storeId: null, role: 'house', kind: 'embedding', source: 'reported', inputTokens: billed?.inputTokens })));
    const spent = events.reduce((sum, { costMicros }) => sum + costMicros, 0);
    expect(spent).toBe(events.reduce((sum, event) => sum + costMicrosOf(testPrice('vectors'), event), 0));
    expect(await withSystem(home.db, listBudgets)).toMatchObject([{ level: 'chain', subjectId: 0, periodStart: '2026-11-01', spentMicros: spent, reservedMicros: 0, reservedTokens: 0 }]);
    expect(await withSystem(home.db, (tx) => tx.select().from(usageDays))).toMatchObject([{ storeId: 0, role: 'house', calls: 2, costMicros: spent }]);
  });

  it('stops with a sentence when the month has no room, and goes on where it stopped once there is', async () => {
    const calls = (await ledger()).length;
    await limitChainTo(60);
    await expect(importFiles(['cedar', 'damask', 'elm', 'flint'])).rejects.toThrow(/^The chain's budget of this month has no room for more embeddings\. .* or from 2026-12-01 on\.$/);
    const made = fake.calls.length;
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(4);
    expect((await withSystem(home.db, listBudgets))[0]).toMatchObject({ reservedMicros: 0 });
    await limitChainTo(plenty);
    expect(await importFiles(['cedar', 'damask', 'elm', 'flint'])).toMatchObject({ added: 4 - made, unchanged: made, withoutVector: 0 });
    expect(fake.calls).toHaveLength(4);
    expect(await ledger()).toHaveLength(calls + 4);
  });

  it('never reaches an endpoint whose price nobody knows', async () => {
    await expect(importFiles(['garnet'], 'nameless')).rejects.toThrow('The embedding model "nameless" has no price');
    expect(fake.calls).toHaveLength(0);
  });

  it('costs nothing when the endpoint refuses it, and its passages wait for their vectors, which are metered too', async () => {
    fake.behave({ times: 1, behaviour: { fault: 'server_error' } });
    const before = (await ledger()).length;
    expect(await importFiles(['hazel'])).toMatchObject({ added: 1, withoutVector: 1 });
    expect(await embedMissing(home.db, { embedder: embedder() })).toBe(1);
    expect((await ledger()).slice(before).map(({ source, finished, role, costMicros }) => [source, finished, role, costMicros > 0])).toEqual([['counted', false, 'house', false], ['reported', true, 'house', true]]);
    expect((await withSystem(home.db, listBudgets))[0]).toMatchObject({ reservedMicros: 0, reservedTokens: 0 });
  });
});

describe('the house’s own spending', () => {
  it('is a row of its own to admins of all stores, in the totals, and in nobody’s cost of a question', async () => {
    const spent = (await ledger()).reduce((sum, { costMicros }) => sum + costMicros, 0);
    const report = await reportFor('admin');
    expect(report.byStore.find(({ key }) => key === '0')).toMatchObject({ label: 'House', questions: 0, costMicros: spent });
    expect(report.totals).toMatchObject({ costMicros: spent, costPerQuestionMicros: null });
    expect((await reportFor('admin', { stores: String(house.stores.paris) })).totals.costMicros).toBe(0);
  });

  it('does not exist to anybody else, not even past the report', async () => {
    expect((await reportFor('manager')).byStore.map(({ key }) => key)).not.toContain('0');
    const [manager, admin] = [await scopeOf('manager'), await scopeOf('admin')];
    const fewer = { ...admin, storeIds: admin.storeIds.slice(1) };
    for (const scope of [manager, fewer]) {
      expect(await withScope(home.db, scope, (tx) => tx.select().from(usageEvents))).toEqual([]);
      expect(await withScope(home.db, scope, (tx) => tx.select().from(usageDays))).toEqual([]);
    }
    expect(await withScope(home.db, admin, (tx) => tx.select().from(usageEvents))).not.toEqual([]);
  });
});
