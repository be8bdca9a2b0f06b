import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { traces } from '@/db/schema/traces';
import { usageEvents } from '@/db/schema/usage-events';
import { withScope, withSystem } from '@/db/scoped';
import { addDocument } from './fixtures/add-document';
import { fillSmallHouse, type SmallHouse } from './fixtures/small-house';
import { openTestDatabase, type TestDatabase } from './fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import type { TraceFilter } from '@/lib/contract/trace-view';
import { FloorhandError } from '@/lib/errors';
import { listRuns } from '@/lib/observe/list-runs';
import { readRun } from '@/lib/observe/read-run';
import { readTraceFilter } from '@/lib/observe/read-trace-filter';

let database: TestDatabase;
let house: SmallHouse;
const clock = { now: () => new Date('2026-11-20T12:00:00Z') };

beforeAll(async () => {
  database = await openTestDatabase();
  house = await fillSmallHouse(database.db);
});
afterAll(() => database.drop());

type Who = keyof SmallHouse['staff'];
const scopeOf = (who: Who) => authorise(database.db, { staffId: house.staff[who], storeId: null, deviceId: null, accessVersion: 1, via: 'full' }, clock);

async function add(who: Who, question: string, more: Partial<typeof traces.$inferInsert> & { minute?: number; costMicros?: number } = {}): Promise<string> {
  const { minute = 0, costMicros, ...rest } = more;
  const runId = randomUUID();
  const storeId = who === 'tokyoAssociate' ? house.stores.tokyo : house.stores.paris;
  const at = new Date(Date.UTC(2026, 10, 19, 10, minute));
  const row = {
    runId, staffId: house.staff[who], storeId, channel: 'tablet' as const, askerRole: who === 'manager' || who === 'admin' ? who : ('associate' as const), askerTeams: who === 'hr' ? ['hr' as const] : [], collectionIds: [],
    question, outcome: 'answered' as const, rung: 'premium', totalMs: 1_000, day: '2026-11-19', createdAt: at,
    detail: { stages: [], evidence: [], confidence: null, collectionIds: [], rungAttempts: [], degraded: [] }, ...rest,
  };
  await withSystem(database.db, async (tx) => {
    await tx.insert(traces).values(row);
    if (costMicros !== undefined) await tx.insert(usageEvents).values({ runId, staffId: row.staffId, storeId, role: row.askerRole, day: row.day, kind: 'answer', model: 'big', rung: 'premium', inputTokens: 900, cachedInputTokens: 0, outputTokens: 60, reasoningTokens: 0, costMicros, source: 'reported', finished: true, at });
  });
  return runId;
}

async function list(who: Who, query: Record<string, string> = {}) {
  const scope = await scopeOf(who);
  return withScope(database.db, scope, (tx) => listRuns(tx, scope, readTraceFilter(query, scope, '2026-11-20')));
}

async function read(who: Who, runId: string) {
  const scope = await scopeOf(who);
  return withScope(database.db, scope, (tx) => readRun(tx, scope, runId));
}

describe('runs', () => {
  it('are those of the manager’s own stores, and for an admin those of all; HR’s are for neither', async () => {
    const [paris, tokyo, hr] = [await add('associate', 'Where is the safe?'), await add('tokyoAssociate', 'Which till opens first?'), await add('hr', 'Who is on leave?', { outcome: 'refused' })];
    const ids = async (who: Who) => (await list(who)).rows.map(({ runId }) => runId);
    expect(await ids('manager')).toContain(paris);
    expect(await ids('manager')).not.toContain(tokyo);
    expect(await ids('admin')).toEqual(expect.arrayContaining([paris, tokyo]));
    expect(await ids('admin')).not.toContain(hr);
    expect((await list('manager')).withheld).toBe(true);
    await expect(read('manager', tokyo)).rejects.toMatchObject({ code: 'not_found' });
    await expect(read('admin', hr)).rejects.toMatchObject({ code: 'not_found' });
    expect((await read('admin', tokyo)).store).toBe('Ginza');
  });

  it('are nobody’s who is no manager, not even one’s own', async () => {
    const own = await add('associate', 'May I read this?');
    await expect(read('associate', own)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('show the words of a question when several asked it, when it had no good answer, or when it is the reader’s own', async () => {
    const alone = await add('associate', 'A question of one alone');
    const shared = await add('associate', 'How do we wrap?');
    await add('hr', 'how do we wrap? ', { askerTeams: [] });
    const refused = await add('associate', 'What of the moon?', { outcome: 'refused' });
    const bad = await add('associate', 'A bad answer to this', { rating: -1 });
    const own = await add('manager', 'My own question');
    const words = new Map((await list('manager')).rows.map(({ runId, question }) => [runId, question]));
    expect([alone, shared, refused, bad, own].map((id) => words.get(id))).toEqual([null, 'How do we wrap?', 'What of the moon?', 'A bad answer to this', 'My own question']);
    expect((await read('manager', alone)).question).toBeNull();
    expect((await read('manager', shared)).question).toBe('How do we wrap?');
  });

  it('tell who asked only of one’s own', async () => {
    expect((await read('manager', await add('associate', 'x'))).asker).toBeNull();
    expect((await read('manager', await add('manager', 'x'))).asker).toEqual({ role: 'manager', collections: 0 });
  });

  it('come with their cost, from the ledger', async () => {
    const runId = await add('associate', 'What did it cost?', { costMicros: 2_300 });
    expect((await list('manager')).rows.find((row) => row.runId === runId)?.costMicros).toBe(2_300);
    expect(await read('manager', runId)).toMatchObject({ costMicros: 2_300, calls: [{ model: 'big', outputTokens: 60 }] });
  });

  it('name the evidence that the reader may read today, and no other', async () => {
    const mine = await addDocument(database.db, { collectionId: house.collections.everyone, externalId: 'wraps', title: 'Wrapping', passages: ['Blue paper.'] });
    const theirs = await addDocument(database.db, { collectionId: house.collections.hr, externalId: 'pay', title: 'Salaries', passages: ['Secret.'] });
    const evidence = [...mine, ...theirs].map((passageId) => ({ passageId, contentHash: 'h', keyword: 1, vector: 0.5, fused: 1, cited: false }));
    const runId = await add('associate', 'x', { detail: { stages: [], evidence, confidence: 0.9, collectionIds: [], rungAttempts: [], degraded: [] } });
    const seen = await read('manager', runId);
    expect(seen.evidence.map(({ passage }) => passage?.title ?? null)).toEqual(['Wrapping', null]);
    expect(JSON.stringify(seen)).not.toContain('Salaries');
  });
});

describe('a page of runs', () => {
  it('ends where the next begins, newest or slowest first, also among equals', async () => {
    for (let place = 0; place < 90; place += 1) await add('tokyoAssociate', `q${place}`, { minute: Math.floor(place / 3), totalMs: 500 + (place % 4) });
    for (const order of ['newest', 'slowest']) {
      const seen: string[] = [];
      let after: TraceFilter['after'] = null;
      do {
        const page = await list('admin', { stores: String(house.stores.tokyo), order, ...(after === null ? {} : { after: `${after.key}_${after.runId}` }) });
        seen.push(...page.rows.map(({ runId }) => runId));
        after = page.next;
      } while (after !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThanOrEqual(90);
    }
  });

  it('holds what the filter asks for', async () => {
    await add('associate', 'slow', { totalMs: 9_000, rung: 'economy', outcome: 'stopped' });
    const found = await list('manager', { min: '5000', rung: 'economy', outcome: 'stopped' });
    expect(found.rows.map(({ totalMs, rung, outcome }) => ({ totalMs, rung, outcome }))).toEqual([{ totalMs: 9_000, rung: 'economy', outcome: 'stopped' }]);
    expect((await list('manager', { from: '2026-11-01', until: '2026-11-02' })).rows).toEqual([]);
  });

  it('is none for another’s store, a month too many, or a page that never was', async () => {
    const scope = await scopeOf('manager');
    const codeOf = (query: Record<string, string>) => {
      try {
        return readTraceFilter(query, scope, '2026-11-20').order;
      } catch (error) {
        return error instanceof FloorhandError ? error.code : error;
      }
    };
    expect(codeOf({ stores: String(house.stores.tokyo) })).toBe('not_found');
    expect(codeOf({ from: '2026-09-01', until: '2026-11-01' })).toBe('bad_input');
    expect(codeOf({ after: 'nowhere' })).toBe('bad_input');
    expect(codeOf({ after: `9_${randomUUID()}` })).toBe('bad_input');
    expect(codeOf({ order: 'slowest', after: `9_${randomUUID()}` })).toBe('slowest');
    expect(codeOf({ until: '2026-11-20', stores: '' })).toBe('newest');
  });
});
