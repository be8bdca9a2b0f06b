import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listBudgets } from '@/db/queries/budgets';
import { budgetLimits, budgets } from '@/db/schema/budgets';
import { withSystem } from '@/db/scoped';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { authorise } from '@/lib/access/authorise';
import { promptLimits } from '@/lib/ask/pack';
import { expireLeases } from '@/lib/budget/expire-leases';
import { leaseMs } from '@/lib/budget/permit';
import { dimeServices, priceDime } from './dime-house';
import { happen } from './mixed-events';

/** A hundred questions of ten cents at once, and five dollars: for the person's day, the store's day and the chain's month alike. */
const cap = 5_000_000;
let home: TestDatabase;
let house: SmallHouse;
let fake: FakeModel;
const running: { child: ChildProcess; lines: string[] }[] = [];

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  fake = await startFakeModel();
  await priceDime(home.db);
  await withSystem(home.db, (tx) => tx.update(budgetLimits).set({ costMicros: cap, tokens: 1_000_000_000 }));
});
beforeEach(() => withSystem(home.db, (tx) => tx.delete(budgets)));
afterEach(() => {
  running.splice(0).forEach(({ child }) => child.kill('SIGKILL'));
  fake.reset();
});
afterAll(async () => {
  await fake.close();
  await home.drop();
});

/** Four processes on a machine with other work take their time to start. */
const startsMsMax = 300_000;

/** Starts a process that will ask so many questions, and waits until it is ready. */
async function openProcess(wanted: number, now: string): Promise<void> {
  const given = JSON.stringify([home.address, fake.baseUrl, house.staff.associate, wanted, now]);
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'ask-many.ts'), given], { stdio: ['pipe', 'pipe', 'inherit'] });
  const one = { child, lines: [] as string[] };
  running.push(one);
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  lines.on('line', (line) => one.lines.push(line));
}

/** Four processes ask twenty-five questions each, all at the same word. */
async function askInFour(now: string): Promise<void> {
  await Promise.all([25, 25, 25, 25].map((wanted) => openProcess(wanted, now)));
  for (const { child } of running) child.stdin?.write('ask\n');
}

/** How many questions ended with which answer, over all processes. */
const answers = () => Object.fromEntries(Map.groupBy(running.flatMap(({ lines }) => lines), (rung) => rung).entries().map(([rung, those]) => [rung, those.length]));
const budgetsOf = async (month: string) => (await withSystem(home.db, listBudgets)).filter(({ periodStart }) => periodStart.startsWith(month)).map(({ level, spentMicros, reservedMicros }) => ({ level, spentMicros, reservedMicros }));
const each = (figures: { spentMicros: number; reservedMicros: number }) => ['chain', 'staff', 'store'].map((level) => ({ level, ...figures }));
const costsItsWorst = () => fake.behave({ behaviour: { completionTokens: promptLimits.answerTokensMax } });

describe('five dollars and a hundred questions of ten cents', () => {
  it('let exactly fifty of them reach the provider from one process; the others are answered from the documents', async () => {
    costsItsWorst();
    const services = dimeServices(home.db, fake.baseUrl, '2026-10-21T10:00:00Z');
    const scope = await authorise(home.db, { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, services.clock);
    const runs = await Promise.all(Array.from({ length: 100 }, () => happen('reported', scope, services)));
    expect(fake.calls).toHaveLength(50);
    expect(runs.map(({ generation: { rung } }) => rung).toSorted()).toEqual([...Array<string>(50).fill('extractive'), ...Array<string>(50).fill('premium')]);
    expect(await budgetsOf('2026-10')).toEqual(each({ spentMicros: cap, reservedMicros: 0 }));
  }, 60_000);

  // The bridge of the Vercel driver lives in this process, so others cannot be pointed at it by an address alone.
  it.skipIf(readTestEnvironment().vercelDriver)('let exactly fifty of them reach the provider from four processes', { retry: 0, timeout: startsMsMax }, async () => {
    costsItsWorst();
    await askInFour('2026-11-20T10:00:00Z');
    await expect.poll(answers, { timeout: 60_000 }).toEqual({ premium: 50, extractive: 50 });
    expect(fake.calls).toHaveLength(50);
    expect(await budgetsOf('2026-11')).toEqual(each({ spentMicros: cap, reservedMicros: 0 }));
  });

  it.skipIf(readTestEnvironment().vercelDriver)('are held while fifty answers are being written, also after all four processes were killed, and freed by the end of their leases', async () => {
    fake.behave({ behaviour: { fault: 'stall_first' } });
    const now = '2026-12-20T10:00:00Z';
    await askInFour(now);
    await expect.poll(answers, { timeout: 60_000 }).toEqual({ extractive: 50 });
    expect(fake.calls).toHaveLength(50);
    const ended = running.map(({ child }) => once(child, 'exit'));
    running.forEach(({ child }) => child.kill('SIGKILL'));
    await Promise.all(ended);
    expect(await budgetsOf('2026-12')).toEqual(each({ spentMicros: 0, reservedMicros: cap }));
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    expect(await expireLeases(home.db, { now: () => new Date(Date.parse(now) + leaseMs) }, silent)).toBe(0);
    expect(await expireLeases(home.db, { now: () => new Date(Date.parse(now) + leaseMs + 1) }, silent)).toBe(50);
    expect(await budgetsOf('2026-12')).toEqual(each({ spentMicros: 0, reservedMicros: 0 }));
  }, startsMsMax);
});
