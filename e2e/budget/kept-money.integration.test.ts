import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBudgets } from '@/db/queries/budgets';
import { permits } from '@/db/schema/budgets';
import { usageEvents } from '@/db/schema/usage-events';
import { withSystem } from '@/db/scoped';
import { addPeople } from '@/e2e/fixtures/add-usage';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPurse } from '@/e2e/fixtures/test-purse';
import { authorise } from '@/lib/access/authorise';
import { expireLeases } from '@/lib/budget/expire-leases';
import { leaseMs } from '@/lib/budget/permit';
import type { Role } from '@/lib/scope';

let home: TestDatabase;
let house: SmallHouse;
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const later = { now: () => new Date(clock.now().getTime() + leaseMs + 1) };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const call = { model: 'big', kind: 'answer', rung: 'premium', inputTokens: 1_000, outputTokensMax: 100 } as const;
const used = { inputTokens: 900, cachedInputTokens: 0, outputTokens: 50, reasoningTokens: 0, source: 'reported', finished: true } as const;

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  await priceModels(home.db, ['big']);
});
afterAll(() => home.drop());

/** Somebody who asks, holds a permit and is deleted while the answer is being written. */
async function leaveWhileAsking(role: Role) {
  const [staffId = 0] = await addPeople(home.db, house.stores.paris, 1, role);
  const scope = await authorise(home.db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
  const purse = testPurse(home.db, clock, silent);
  const permit = await purse.reserve(scope, { runId: randomUUID(), ...call });
  if (typeof permit === 'string' || !('id' in permit)) throw new Error('There was no room.');
  await home.db.execute(sql`delete from staff where id = ${staffId}`);
  return { scope, purse, permit, staffId };
}
const storeOf = (budgets: Awaited<ReturnType<typeof listBudgets>>) => budgets.find(({ level }) => level === 'store');

describe('what somebody who is deleted holds and spent', () => {
  it('is settled like anybody’s, and stays in the ledger', async () => {
    const { scope, purse, permit, staffId } = await leaveWhileAsking('associate');
    expect(storeOf(await withSystem(home.db, listBudgets))?.reservedTokens).toBe(1_100);
    await purse.settle(scope, permit, used);
    expect(storeOf(await withSystem(home.db, listBudgets))).toMatchObject({ reservedMicros: 0, reservedTokens: 0, spentTokens: 950 });
    expect(await withSystem(home.db, (tx) => tx.select({ state: permits.state, staffId: permits.staffId }).from(permits))).toEqual([{ state: 'settled', staffId }]);
    expect(await withSystem(home.db, (tx) => tx.select({ staffId: usageEvents.staffId }).from(usageEvents))).toEqual([{ staffId }]);
  });
});

describe('the ledger and the audit log', () => {
  it('cannot be emptied, changed or thinned out, by their owner neither', async () => {
    for (const table of ['usage_events', 'audit_events']) {
      for (const statement of [`truncate ${table}`, `truncate ${table} cascade`, `delete from ${table}`, `update ${table} set at = now()`, 'truncate stores cascade']) {
        await expect(home.db.execute(sql.raw(statement))).rejects.toThrow();
      }
    }
    expect(await withSystem(home.db, (tx) => tx.select({ id: usageEvents.id }).from(usageEvents))).toHaveLength(1);
  });
});

describe('a permit that nobody settles', () => {
  it('is freed at the end of its lease, though its person is gone', async () => {
    await leaveWhileAsking('manager');
    expect(await expireLeases(home.db, later, silent)).toBe(1);
    for (const budget of await withSystem(home.db, listBudgets)) expect([budget.reservedMicros, budget.reservedTokens]).toEqual([0, 0]);
  });
});
