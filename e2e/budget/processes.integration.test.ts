import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { listBudgets } from '@/db/queries/budgets';
import { budgetLimits } from '@/db/schema/budgets';
import { withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { expireLeases } from '@/lib/budget/expire-leases';
import { leaseMs } from '@/lib/budget/permit';

let home: TestDatabase;
let house: SmallHouse;
const running: ChildProcess[] = [];

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  await withSystem(home.db, (tx) => tx.update(budgetLimits).set({ costMicros: 5_000_000, tokens: 1_000_000_000 }));
});
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => home.drop());

/** Starts a process that asks for so many calls, and waits until it says how many it got. */
async function askInProcess(wanted: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'reserve-many.ts'), JSON.stringify([home.address, house.staff.associate, wanted])], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return Number(line);
}

// The bridge of the Vercel driver lives in this process, so others cannot be pointed at it by an address alone.
it.skipIf(readTestEnvironment().vercelDriver)('four processes share one budget to the cent, and what they held when they were killed is freed by the end of their leases', async () => {
  const given = await Promise.all([25, 25, 25, 25].map(askInProcess));
  expect(given.reduce((sum, one) => sum + one, 0)).toBe(50);
  for (const budget of await withSystem(home.db, listBudgets)) expect(budget.reservedMicros).toBe(5_000_000);
  const ended = running.map((child) => once(child, 'exit'));
  running.forEach((child) => child.kill('SIGKILL'));
  await Promise.all(ended);
  const later = { now: () => new Date(Date.now() + leaseMs + 1_000) };
  await expireLeases(home.db, later, { info: () => undefined, warn: () => undefined, error: () => undefined });
  for (const budget of await withSystem(home.db, listBudgets)) expect(budget).toMatchObject({ reservedMicros: 0, reservedTokens: 0, spentMicros: 0 });
}, 60_000);
