import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { eq } from 'drizzle-orm';
import { listBudgets } from '@/db/queries/budgets';
import { setPrice } from '@/db/queries/prices';
import { budgetLimits, budgets, permits } from '@/db/schema/budgets';
import { usageEvents } from '@/db/schema/usage-events';
import { withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPrice, testPurse } from '@/e2e/fixtures/test-purse';
import { authorise } from '@/lib/access/authorise';
import type { HeldPermit } from '@/lib/budget/permit';
import type { Purse } from '@/lib/budget/purse';
import type { Scope } from '@/lib/scope';

let home: TestDatabase;
let scopes: Scope[] = [];
let purse: Purse;
const logged: string[] = [];
const note = (event: string) => void logged.push(event);
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
/** Ten cents. */
const call = { model: 'big', kind: 'answer', rung: 'premium', inputTokens: 10_000, outputTokensMax: 10_000 } as const;
const used = { inputTokens: 100, cachedInputTokens: 0, outputTokens: 10, reasoningTokens: 0, source: 'reported', finished: true } as const;

beforeAll(async () => {
  home = await openTestDatabase();
  const { staff }: SmallHouse = await fillSmallHouse(home.db);
  await priceModels(home.db, ['big']);
  scopes = await Promise.all([staff.associate, staff.manager, staff.tokyoAssociate].map((staffId) => authorise(home.db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock)));
});
afterAll(() => home.drop());
beforeEach(async () => {
  logged.length = 0;
  purse = testPurse(home.db, clock, { info: note, warn: note, error: note });
  await withSystem(home.db, (tx) => tx.delete(budgets));
  await limitTo(1_000_000_000_000);
});
afterEach(() => vi.restoreAllMocks());

const limitTo = (costMicros: number) => withSystem(home.db, (tx) => tx.update(budgetLimits).set({ costMicros, tokens: 1_000_000_000_000 }));
const someone = (place = 0): Scope => scopes[place % scopes.length] ?? someone(0);
const eventCount = () => withSystem(home.db, (tx) => tx.$count(usageEvents));

async function permitFor(scope: Scope, from = purse): Promise<HeldPermit> {
  const given = await from.reserve(scope, { runId: randomUUID(), ...call });
  if (typeof given === 'string' || !('id' in given)) throw new Error(`No permit: ${JSON.stringify(given)}`);
  return given;
}

/** Messages that settle, from now on; the first one waits until it is let go. */
function watchSettlements() {
  const once = home.db.once.bind(home.db);
  const seen = { messages: 0, letGo: (): void => undefined };
  const gate = new Promise<void>((resolve) => (seen.letGo = resolve));
  vi.spyOn(home.db, 'once').mockImplementation(async (statements) => {
    if (!statements.includes('settle_budgets')) return once(statements);
    seen.messages += 1;
    if (seen.messages === 1) await gate;
    return once(statements);
  });
  return seen;
}

describe('a purse', () => {
  it('takes price and budgets of one day, though midnight falls between two looks at the clock', async () => {
    await withSystem(home.db, (tx) => setPrice(tx, { ...testPrice('big'), outputMicrosPerMillion: 9_000_000 }, '2026-11-24'));
    // Midnight of Paris, and every look a second later than the last.
    let nowMs = Date.parse('2026-11-23T22:59:59Z');
    const running = { now: () => new Date((nowMs += 1_000) - 1_000) };
    const before = await permitFor(someone(), testPurse(home.db, running, { info: note, warn: note, error: note }));
    const day = await withSystem(home.db, (tx) => tx.select({ day: permits.day }).from(permits).where(eq(permits.id, before.id)));
    expect({ output: before.price.outputMicrosPerMillion, ...day[0] }).toEqual({ output: 8_000_000, day: '2026-11-23' });
  });

  it('sends what is settled while a settlement is on its way in one message after it', async () => {
    const before = await eventCount();
    const permits = await Promise.all(Array.from({ length: 12 }, (_, place) => permitFor(someone(place))));
    const seen = watchSettlements();
    const settled = permits.map((permit, place) => purse.settle(someone(place), permit, used));
    expect(seen.messages).toBe(1);
    seen.letGo();
    await Promise.all(settled);
    expect(seen.messages).toBe(2);
    expect(await eventCount()).toBe(before + 12);
    for (const budget of await withSystem(home.db, listBudgets)) expect(budget).toMatchObject({ reservedMicros: 0, reservedTokens: 0 });
  });

  it('waits for what is being settled before it says that there is no room', async () => {
    await limitTo(100_000);
    const permit = await permitFor(someone());
    const seen = watchSettlements();
    const settled = purse.settle(someone(), permit, used);
    const next = purse.reserve(someone(), { runId: randomUUID(), ...call, outputTokensMax: 9_000 });
    // Asked at once, the budget has no room.
    expect(await testPurse(home.db, clock, { info: note, warn: note, error: note }).reserve(someone(), { runId: randomUUID(), ...call, outputTokensMax: 9_000 })).toMatchObject({ level: 'staff' });
    seen.letGo();
    await settled;
    expect(await next).toHaveProperty('id');
  });

  it('keeps what the database did not take, and writes it later, each by itself', async () => {
    const before = await eventCount();
    const permits = await Promise.all([permitFor(someone(0)), permitFor(someone(1))]);
    const spy = vi.spyOn(home.db, 'once').mockRejectedValue(new Error('away'));
    await Promise.all(permits.map((permit, place) => purse.settle(someone(place), permit, used)));
    await expect(purse.settleLate()).rejects.toThrow('away');
    expect(await eventCount()).toBe(before);
    spy.mockRestore();
    await purse.settleLate();
    await purse.settleLate();
    expect(await eventCount()).toBe(before + 2);
    expect(logged).toContain('settle_failed');
    for (const budget of await withSystem(home.db, listBudgets)) expect(budget).toMatchObject({ reservedMicros: 0 });
  });

  it('writes the others, though there is one that the database never takes', async () => {
    const before = await eventCount();
    const permits = [await permitFor(someone(0)), await permitFor(someone(1)), await permitFor(someone(2))];
    const never = { ...used, inputTokens: 3_000_000_000 };
    await Promise.all(permits.map((permit, place) => purse.settle(someone(place), permit, place === 0 ? never : used)));
    for (let look = 0; look < 2; look += 1) await expect(purse.settleLate()).rejects.toThrow();
    expect(await eventCount()).toBe(before + 2);
  });

  it('of one process never waits for that of another for ever, whoever is settled together', async () => {
    const before = await eventCount();
    const purses = [purse, ...[1, 2].map(() => testPurse(home.db, clock, { info: note, warn: note, error: note }))];
    await Promise.all(Array.from({ length: 120 }, async (_, place) => {
      const own = purses[place % purses.length] ?? purse;
      const scope = someone(Math.floor(place / purses.length));
      await own.settle(scope, await permitFor(scope, own), used);
    }));
    expect(logged).toEqual([]);
    expect(await eventCount()).toBe(before + 120);
    const spent = (await withSystem(home.db, listBudgets)).filter(({ level }) => level === 'chain').map(({ spentTokens, reservedTokens }) => [spentTokens, reservedTokens]);
    expect(spent).toEqual([[120 * 110, 0]]);
  });
});
