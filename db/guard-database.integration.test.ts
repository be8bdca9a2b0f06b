import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseThrough } from '@/e2e/faults/database-through';
import type { FaultyProxy } from '@/e2e/faults/faulty-proxy';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { asFloorhandError } from '@/lib/errors';
import { policies } from '@/lib/resilience';
import { openDatabase, type Database, type OpenDatabase } from './client';
import { guardDatabase } from './guard-database';
import { withSystem } from './scoped';

let home: TestDatabase;
let proxy: FaultyProxy;
let opened: OpenDatabase;
let db: Database;
let log: string[];

const [deadlineMs, openMs] = [500, 300];
const policy = { ...policies.postgres, deadlineMs, breaker: { ...policies.postgres.breaker, openMs } };

beforeAll(async () => {
  home = await openTestDatabase();
});
afterAll(() => home.drop());
beforeEach(async () => {
  const through = await databaseThrough(home.address);
  proxy = through.proxy;
  opened = openDatabase(through.address, { poolMax: 4, connectMsMax: deadlineMs, answerMsMax: deadlineMs, onIdleError: () => undefined });
  log = [];
  db = guardDatabase(opened, { away: () => void log.push('away'), back: () => void log.push('back') }, policy);
});
afterEach(async () => {
  await opened.close();
  await proxy.close();
});

/** What a request hears: `well`, or the code of what went wrong. */
const ask = (statement = 'select 1') => withSystem(db, (tx) => tx.execute(sql.raw(statement))).then(() => 'well', (error: unknown) => asFloorhandError(error).code);
const many = (times: number) => Promise.all(Array.from({ length: times }, () => ask()));

describe('the database behind its policy', () => {
  it.each([{ kind: 'down' }, { kind: 'black_hole' }, { kind: 'reset' }, { kind: 'cut_after', bytes: 0 }] as const)('that is away ($kind) is told to everybody by its code, and used again by itself when it is back', async (fault) => {
    expect(await many(8)).toEqual(Array.from({ length: 8 }, () => 'well'));
    await proxy.behave(fault);
    expect(new Set(await many(12))).toEqual(new Set(['database_unavailable']));
    await proxy.behave({ kind: 'none' });
    await expect.poll(() => ask(), { timeout: 10_000, interval: 100 }).toBe('well');
    expect(await many(8)).toEqual(Array.from({ length: 8 }, () => 'well'));
    expect([log[0], log.at(-1)]).toEqual(['away', 'back']);
  });

  it('is not asked while it is away', async () => {
    await proxy.behave({ kind: 'down' });
    await many(6);
    let begun = 0;
    await db.begin('select 1', async () => void (begun += 1)).catch(() => undefined);
    expect([begun, await ask()]).toEqual([0, 'database_unavailable']);
  });

  it('is not away because a statement is wrong', async () => {
    for (let time = 0; time < 10; time += 1) expect(await ask('select nonsense')).toBe('unexpected');
    expect([await ask(), log]).toEqual(['well', []]);
  });
});
