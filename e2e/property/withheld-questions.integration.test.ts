import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areQuestionsWithheld, listTopQuestions } from '@/db/queries/usage-gaps';
import { insertTrace } from '@/db/queries/traces';
import { withScope } from '@/db/scoped';
import { authorise } from '@/lib/access/authorise';
import { findGaps } from '@/lib/knowledge/find-gaps';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { readUsageFilter } from '@/lib/observe/read-usage-filter';
import { makeUsageReport } from '@/lib/observe/usage-report';
import type { Scope } from '@/lib/scope';
import { fillSmallHouse, type SmallHouse } from '../fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '../fixtures/test-database';

const today = '2026-11-20';
const clock = { now: () => new Date(`${today}T11:00:00Z`) };
const thesaurus = makeHouseThesaurus(clock);
type Person = keyof SmallHouse['staff'];

let home: TestDatabase;
let house: SmallHouse;

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  for (let times = 0; times < 3; times += 1) {
    await refuse('hr', 'How much severance does a dismissal cost?');
    await refuse('associate', 'Where can clients park?');
    await refuse('tokyoAssociate', 'Is the metro running?');
  }
});
afterAll(() => home.drop());

const scopeOf = (person: Person): Promise<Scope> => authorise(home.db, { staffId: house.staff[person], storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);

async function refuse(person: Person, question: string): Promise<void> {
  const scope = await scopeOf(person);
  const detail = { stages: [], evidence: [], confidence: null, collectionIds: [...scope.collectionIds], rungAttempts: [], degraded: [] };
  const who = { staffId: scope.staffId, storeId: scope.storeId, askerRole: scope.role, askerTeams: [...scope.teams] };
  await withScope(home.db, scope, (tx) => insertTrace(tx, { runId: randomUUID(), ...who, collectionIds: [], channel: 'tablet', question, outcome: 'refused', totalMs: 1, detail, createdAt: clock.now(), day: today }));
}

/** What the usage page shows of a store's questions. */
async function pageOf(person: Person, store?: keyof SmallHouse['stores']) {
  const scope = await scopeOf(person);
  const filter = readUsageFilter(store === undefined ? {} : { stores: String(house.stores[store]) }, scope, today);
  const gaps = await findGaps(home.db, scope, filter, thesaurus, 10);
  return withScope(home.db, scope, async (tx) => ({
    counted: (await makeUsageReport(tx, scope, filter, clock)).totals.outcomes.refused,
    gaps: gaps.map(({ question }) => question).toSorted(),
    top: (await listTopQuestions(tx, filter, 10)).map(({ question }) => question).toSorted(),
    withheld: await areQuestionsWithheld(tx, filter),
  }));
}

describe('what a team asked in vain', () => {
  it('is in no list of an admin who is not of the team, and counts in the totals', async () => {
    const readable = ['Is the metro running?', 'Where can clients park?'];
    expect(await pageOf('admin')).toEqual({ counted: 9, gaps: readable, top: readable, withheld: true });
  });

  it('is in no list of a manager either', async () => {
    expect(await pageOf('manager')).toEqual({ counted: 6, gaps: ['Where can clients park?'], top: ['Where can clients park?'], withheld: true });
  });

  it('is not spoken of where there is nothing of the kind', async () => {
    expect(await pageOf('admin', 'tokyo')).toEqual({ counted: 3, gaps: ['Is the metro running?'], top: ['Is the metro running?'], withheld: false });
  });

  it('is not even counted for those who may see no usage, nor in stores that are not the reader’s', async () => {
    const range = { from: today, until: today, storeIds: [house.stores.paris, house.stores.tokyo] };
    expect(await withScope(home.db, await scopeOf('associate'), (tx) => areQuestionsWithheld(tx, range))).toBe(false);
    const tokyo = { ...range, storeIds: [house.stores.tokyo] };
    expect(await withScope(home.db, await scopeOf('manager'), (tx) => areQuestionsWithheld(tx, tokyo))).toBe(false);
  });
});
