import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { listBudgets, settleBudgets } from '@/db/queries/budgets';
import { budgetLimits, budgets, permits } from '@/db/schema/budgets';
import { usageDays } from '@/db/schema/usage-days';
import { usageEvents } from '@/db/schema/usage-events';
import { withScope, withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import { expireLeases } from '@/lib/budget/expire-leases';
import { isPermit, leaseMs, reserve, settlementOf, type HeldPermit, type RealUse } from '@/lib/budget/permit';
import type { Scope } from '@/lib/scope';

let home: TestDatabase;
let house: SmallHouse;
let scope: Scope;
let now = new Date('2026-11-20T10:00:00Z');
const clock = { now: () => now };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** 10,000 tokens in and 10,000 out are ten cents. */
const price = { model: 'test', currency: 'USD', inputMicrosPerMillion: 2_000_000, cachedInputMicrosPerMillion: 1_000_000, outputMicrosPerMillion: 8_000_000 };
const call = { price, kind: 'answer', rung: 'premium', inputTokens: 10_000, outputTokensMax: 10_000 } as const;
const used: RealUse = { inputTokens: 10_000, cachedInputTokens: 5_000, outputTokens: 100, reasoningTokens: 20, source: 'reported', finished: true };

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  scope = await authorise(home.db, { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
});
afterAll(() => home.drop());

beforeEach(async () => {
  now = new Date('2026-11-20T10:00:00Z');
  await withSystem(home.db, async (tx) => {
    await tx.delete(budgets);
    await tx.delete(permits);
    await tx.update(budgetLimits).set({ costMicros: 5_000_000, tokens: 1_000_000_000 });
  });
});

const ask = () => reserve(home.db, scope, { runId: randomUUID(), ...call }, clock);
const settle = (payer: Scope, permit: HeldPermit, real: RealUse) => settleBudgets(home.db, [settlementOf(payer, permit, real, clock)]);
const state = () => withSystem(home.db, listBudgets);

describe('a permit', () => {
  it('lets exactly fifty of a hundred parallel calls of ten cents through a cap of five dollars', async () => {
    const given = await Promise.all(Array.from({ length: 100 }, ask));
    expect(given.filter(isPermit)).toHaveLength(50);
    expect(given.filter((one) => 'level' in one && one.level === 'staff' && one.leftPercent === 0)).toHaveLength(50);
    expect((await state()).map(({ level, reservedMicros, spentMicros }) => ({ level, reservedMicros, spentMicros }))).toEqual([
      { level: 'chain', reservedMicros: 5_000_000, spentMicros: 0 },
      { level: 'staff', reservedMicros: 5_000_000, spentMicros: 0 },
      { level: 'store', reservedMicros: 5_000_000, spentMicros: 0 },
    ]);
  });

  it('is swapped for the real cost once, however often it is settled', async () => {
    const permit = await ask();
    if (!isPermit(permit)) throw new Error('no permit');
    await Promise.all([1, 2, 3].map(() => settle(scope, permit, used)));
    for (const budget of await state()) expect(budget).toMatchObject({ reservedMicros: 0, reservedTokens: 0, spentMicros: 15_800, spentTokens: 10_100 });
    const events = await withSystem(home.db, (tx) => tx.select().from(usageEvents).where(sql`permit_id = ${permit.id}`));
    expect(events).toMatchObject([{ costMicros: 15_800, cachedInputTokens: 5_000, reasoningTokens: 20, day: '2026-11-20', source: 'reported' }]);
  });

  it('is freed by the end of its lease, and what its process spent after all still counts', async () => {
    const permit = await ask();
    now = new Date(now.getTime() + leaseMs - 1);
    expect(await expireLeases(home.db, clock, silent)).toBe(0);
    now = new Date(now.getTime() + 2);
    expect(await expireLeases(home.db, clock, silent)).toBe(1);
    for (const budget of await state()) expect(budget).toMatchObject({ reservedMicros: 0, spentMicros: 0 });
    if (isPermit(permit)) await settle(scope, permit, used);
    for (const budget of await state()) expect(budget).toMatchObject({ reservedMicros: 0, reservedTokens: 0, spentMicros: 15_800 });
  });

  it('begins a new day at the store’s midnight', async () => {
    await withSystem(home.db, (tx) => tx.update(budgetLimits).set({ costMicros: 100_000 }).where(sql`level = 'staff'`));
    expect(isPermit(await ask())).toBe(true);
    expect(await ask()).toEqual({ level: 'staff', leftPercent: 0 });
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: scope.timeZone, hour: 'numeric', hourCycle: 'h23' });
    while (Number(day.format(now)) !== 0) now = new Date(now.getTime() + 3_600_000);
    expect(isPermit(await ask())).toBe(true);
  });

  it('is refused by the tightest level, and by a missing limit', async () => {
    await withSystem(home.db, (tx) => tx.update(budgetLimits).set({ costMicros: 50_000 }).where(sql`level = 'store'`));
    expect(await ask()).toEqual({ level: 'store', leftPercent: 100 });
    await withSystem(home.db, (tx) => tx.insert(budgetLimits).values({ level: 'store', storeId: scope.storeId, costMicros: 5_000_000, tokens: 1_000_000 }));
    expect(isPermit(await ask())).toBe(true);
    await withSystem(home.db, (tx) => tx.delete(budgetLimits).where(sql`level = 'chain'`));
    expect(await ask()).toEqual({ level: 'chain', leftPercent: 0 });
    await withSystem(home.db, async (tx) => {
      await tx.delete(budgetLimits).where(sql`store_id is not null`);
      await tx.insert(budgetLimits).values({ level: 'chain', costMicros: 5_000_000, tokens: 1_000_000_000 });
    });
  });

  it('is not to be had for another store, nor settled by another person', async () => {
    const elsewhere = { ...scope, storeId: scope.storeId + 1_000 };
    await expect(reserve(home.db, elsewhere, { runId: randomUUID(), ...call }, clock)).rejects.toThrow();
    const permit = await ask();
    const manager = await authorise(home.db, { staffId: house.staff.manager, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
    if (isPermit(permit)) await settle(manager, permit, used);
    expect((await state()).every(({ reservedMicros }) => reservedMicros === 100_000)).toBe(true);
  });
});

describe('the ledger', () => {
  it('is written once and never changed, not even by the house', async () => {
    await expect(withSystem(home.db, (tx) => tx.update(usageEvents).set({ costMicros: 0 }))).rejects.toThrow();
    await expect(withSystem(home.db, (tx) => tx.delete(usageEvents))).rejects.toThrow();
    await expect(withScope(home.db, scope, (tx) => tx.insert(usageEvents).values({ staffId: 1, storeId: 1, role: 'admin', day: '2026-11-20', kind: 'answer', model: 'x', inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0, costMicros: -5, source: 'counted', finished: true, at: now }))).rejects.toThrow();
  });

  it('adds up to the totals of the days', async () => {
    const [ledger, days] = await withSystem(home.db, async (tx) => [
      await tx.select({ cost: sql<string>`sum(cost_micros)`, calls: sql<string>`count(*)` }).from(usageEvents),
      await tx.select({ cost: sql<string>`sum(cost_micros)`, calls: sql<string>`sum(calls)` }).from(usageDays),
    ]);
    expect(Number(ledger[0]?.calls)).toBeGreaterThan(0);
    expect(days).toEqual(ledger);
  });
});
