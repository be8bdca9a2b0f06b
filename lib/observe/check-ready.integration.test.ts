import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { makeClosing } from '@/lib/closing';
import { makeStateBoard } from '@/lib/state-board';
import { checkReady } from './check-ready';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.drop());

/** A house whose embedder is not asked, with breakers that stand as told. */
function house(breakers: Readonly<Record<string, 'closed' | 'open' | 'probing'>> = {}) {
  const board = makeStateBoard();
  for (const [name, state] of Object.entries(breakers)) board.breaker(name, () => state);
  return { db: test.db, env: { EMBEDDING_BASE_URL: 'https://api.example.com/v1', paidEmbedder: true }, board, closing: makeClosing() };
}

describe('whether questions may be sent to a process', () => {
  it('is yes when all is well, and what is not configured is not missed', async () => {
    expect(await checkReady(house({ rate_store: 'closed' }))).toEqual({ status: 'ok', database: 'ok', embedder: 'remote', premium: 'none', economy: 'none', rateStore: 'ok', problems: [] });
  });

  it('is still yes without what it can do without, and names it', async () => {
    expect(await checkReady(house({ premium: 'open', economy: 'closed', rate_store: 'probing' }))).toMatchObject({
      status: 'degraded', premium: 'unavailable', economy: 'ok', rateStore: 'unavailable',
      problems: [expect.stringContaining('premium model'), expect.stringContaining('each process counts for itself')],
    });
  });

  it('is no without the database', async () => {
    const away = { ...test.db, execute: () => Promise.reject(new Error('gone')) } as unknown as TestDatabase['db'];
    expect(await checkReady({ ...house(), db: away })).toMatchObject({ status: 'unavailable', database: 'unavailable', problems: ['The database cannot be reached.'] });
  });

  it('is no once it has been told to end', async () => {
    const ending = house();
    ending.closing.begin();
    expect(await checkReady(ending)).toMatchObject({ status: 'closing', database: 'ok' });
  });
});
