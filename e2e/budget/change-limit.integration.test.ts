import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { listLimits } from '@/db/queries/budget-limits';
import { auditEvents } from '@/db/schema/audit-events';
import { budgetLimits, budgets } from '@/db/schema/budgets';
import { withScope, withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import type { LimitChange } from '@/lib/contract/budget-limits';
import type { Scope } from '@/lib/scope';
import { changeLimit } from '@/lib/budget/change-limit';
import { readBudgets } from '@/lib/budget/read-budgets';

let home: TestDatabase;
let house: SmallHouse;
let [admin, manager, associate]: Scope[] = [];
const clock = { now: () => new Date('2026-11-20T22:00:00Z') };
const [two, three] = [{ costMicros: 2_000_000, tokens: 200 }, { costMicros: 3_000_000, tokens: 300 }];

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  const scopeOf = (staffId: number) => authorise(home.db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
  [admin, manager, associate] = await Promise.all([scopeOf(house.staff.admin), scopeOf(house.staff.manager), scopeOf(house.staff.associate)]);
});
afterAll(() => home.drop());
beforeEach(() => withSystem(home.db, async (tx) => {
  await tx.delete(budgetLimits);
  await tx.insert(budgetLimits).values([{ level: 'store', ...two }, { level: 'chain', ...two }, { level: 'staff', role: 'associate', ...two }]);
}));

const as = <Result>(scope: Scope | undefined, work: (tx: Parameters<Parameters<typeof withScope>[2]>[0], scope: Scope) => Promise<Result>) => {
  if (scope === undefined) throw new Error('nobody');
  return withScope(home.db, scope, (tx) => work(tx, scope));
};
const change = (scope: Scope | undefined, wanted: LimitChange) => as(scope, (tx, own) => changeLimit(tx, own, wanted, clock));
const view = (scope: Scope | undefined) => as(scope, (tx, own) => readBudgets(tx, own, clock));
const eventsOf = (subject: string) => withSystem(home.db, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subject, subject)));
const paris = () => ({ level: 'store', storeId: house.stores.paris }) as const;

describe('a limit', () => {
  it('is changed by an admin, and the log tells who did and what it was', async () => {
    await change(admin, { subject: { level: 'chain' }, before: two, after: three });
    expect((await view(admin)).chain?.limit).toEqual(three);
    expect(await eventsOf('chain')).toMatchObject([{ staffId: house.staff.admin, action: 'budget_limit_set', before: two, after: three, at: clock.now() }]);
    expect((await view(admin)).changes[0]).toMatchObject({ by: 'Nadia Haddad', subject: { level: 'chain' }, before: two, after: three });
  });

  it('of one store stands above the one for all until it is taken away', async () => {
    await change(admin, { subject: paris(), before: null, after: three });
    expect((await view(admin)).stores.map(({ own }) => own)).toContainEqual(three);
    await change(admin, { subject: paris(), before: three, after: null });
    expect((await view(admin)).stores.map(({ own }) => own)).toEqual([null, null]);
    expect((await eventsOf(`store ${house.stores.paris}`)).map(({ action }) => action)).toEqual(['budget_limit_set', 'budget_limit_removed']);
  });

  it('is not changed by whoever saw another one, and then nothing is logged', async () => {
    const before = (await eventsOf('store')).length;
    await expect(change(admin, { subject: { level: 'store', storeId: null }, before: three, after: two })).rejects.toMatchObject({ code: 'conflict' });
    await expect(change(admin, { subject: paris(), before: two, after: three })).rejects.toMatchObject({ code: 'conflict' });
    expect((await eventsOf('store')).length).toBe(before);
  });

  it('is set once when two admins set it at the same time', async () => {
    const results = await Promise.allSettled([1, 2].map(() => change(admin, { subject: { level: 'store', storeId: house.stores.tokyo }, before: null, after: three })));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await eventsOf(`store ${house.stores.tokyo}`)).toHaveLength(1);
  });

  it('for all cannot be taken away', async () => {
    await expect(change(admin, { subject: { level: 'chain' }, before: two, after: null })).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('is changed by nobody else, not even past the check', async () => {
    for (const scope of [manager, associate]) await expect(change(scope, { subject: { level: 'chain' }, before: two, after: three })).rejects.toMatchObject({ code: 'not_allowed' });
    await as(manager, (tx) => tx.update(budgetLimits).set(three));
    const rows = await withSystem(home.db, listLimits);
    expect(rows.map(({ costMicros }) => costMicros)).toEqual([two.costMicros, two.costMicros, two.costMicros]);
    await expect(change(admin, { subject: { level: 'store', storeId: 999_999 }, before: null, after: three })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the page of budgets', () => {
  it('shows managers their own stores, by the store’s day, and neither the chain nor the log', async () => {
    await withSystem(home.db, (tx) => tx.insert(budgets).values([
      { level: 'store', subjectId: house.stores.paris, periodStart: '2026-11-20', spentMicros: 5, reservedMicros: 7 },
      { level: 'store', subjectId: house.stores.tokyo, periodStart: '2026-11-21', spentMicros: 11 },
      { level: 'chain', subjectId: 0, periodStart: '2026-11-01', spentMicros: 16 },
    ]));
    const own = await view(manager);
    expect(own).toMatchObject({ chain: null, changes: [], stores: [{ name: 'Rive Gauche', standing: { periodStart: '2026-11-20', spentMicros: 5, reservedMicros: 7 } }] });
    const all = await view(admin);
    expect(all.stores.map(({ standing }) => standing.spentMicros).toSorted((a, b) => a - b)).toEqual([5, 11]);
    expect(all.chain?.standing.spentMicros).toBe(16);
  });

  it('is not there for an associate', async () => {
    await expect(view(associate)).rejects.toMatchObject({ code: 'not_found' });
  });
});
