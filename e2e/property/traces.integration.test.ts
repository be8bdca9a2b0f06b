import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTrace, type NewTrace } from '@/db/queries/traces';
import { traces } from '@/db/schema/traces';
import { staff, staffStores } from '@/db/schema/staff';
import { withScope, withSystem } from '@/db/scoped';
import { localDay } from '@/lib/clock';
import { authorise } from '@/lib/access/authorise';
import type { Scope } from '@/lib/scope';
import { fillSmallHouse, type SmallHouse } from '../fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '../fixtures/test-database';

const now = new Date('2026-11-23T10:00:00Z');

let home: TestDatabase;
let house: SmallHouse;
let people: Record<keyof SmallHouse['staff'] | 'hrAdmin' | 'hrManager' | 'secondManager' | 'tokyoManager', number>;

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  people = {
    ...house.staff,
    hrAdmin: await addPerson('90002', house.stores.paris, { role: 'admin', teams: ['hr'], allStores: true }),
    hrManager: await addPerson('10301', house.stores.paris, { role: 'manager', teams: ['hr'] }),
    secondManager: await addPerson('10302', house.stores.paris, { role: 'manager', teams: [] }),
    tokyoManager: await addPerson('20301', house.stores.tokyo, { role: 'manager', teams: ['hr'] }),
  };
});
afterAll(() => home.drop());

async function addPerson(number: string, storeId: number, who: { role: 'manager' | 'admin'; teams: 'hr'[]; allStores?: boolean }): Promise<number> {
  return withSystem(home.db, async (tx) => {
    const [made] = await tx.insert(staff).values({ number, name: number, ...who, homeStoreId: storeId }).returning({ id: staff.id });
    await tx.insert(staffStores).values({ staffId: made?.id ?? -1, storeId });
    return made?.id ?? -1;
  });
}

type Person = keyof typeof people;
const scopeOf = (person: Person): Promise<Scope> => authorise(home.db, { staffId: people[person], storeId: null, deviceId: null, accessVersion: 1, via: 'full' }, { now: () => now });

/** Records a question as the path does, with evidence from these collections. Gives the run's id. */
async function asked(person: Person, collectionIds: number[], changed: Partial<NewTrace> = {}): Promise<string> {
  const scope = await scopeOf(person);
  const runId = randomUUID();
  const detail = { stages: [], evidence: [], confidence: null, collectionIds: [...scope.collectionIds], rungAttempts: [], degraded: [] };
  const who = { staffId: scope.staffId, storeId: scope.storeId, askerRole: scope.role, askerTeams: [...scope.teams] };
  await withScope(home.db, scope, (tx) => insertTrace(tx, { runId, ...who, collectionIds, channel: 'api', question: 'Secret?', outcome: collectionIds.length > 0 ? 'answered' : 'refused', totalMs: 1, detail, createdAt: now, day: localDay(now, scope.timeZone), ...changed }));
  return runId;
}

async function readersOf(runId: string): Promise<Person[]> {
  const readers: Person[] = [];
  for (const person of Object.keys(people).filter((name): name is Person => name in people)) {
    const seen = await withScope(home.db, await scopeOf(person), (tx) => tx.select({ runId: traces.runId }).from(traces));
    if (seen.some((row) => row.runId === runId)) readers.push(person);
  }
  return readers.toSorted();
}

describe('a trace, with the question in it', () => {
  it("is read by its owner, and by the managers and admins of its store", async () => {
    const everyone = ['admin', 'associate', 'hrAdmin', 'hrManager', 'manager', 'secondManager'];
    expect(await readersOf(await asked('associate', [house.collections.everyone]))).toEqual(everyone);
    expect(await readersOf(await asked('associate', []))).toEqual(everyone);
    expect(await readersOf(await asked('tokyoAssociate', [house.collections.everyone]))).toEqual(['admin', 'hrAdmin', 'tokyoAssociate', 'tokyoManager']);
  });

  it('of somebody of a team is read by managers and admins of that team, whatever it drew on', async () => {
    for (const collections of [[], [house.collections.everyone]]) expect(await readersOf(await asked('hr', collections))).toEqual(['hr', 'hrAdmin', 'hrManager']);
  });

  it('that drew on a collection is read only by those who may read it, admins included', async () => {
    expect(await readersOf(await asked('hr', [house.collections.everyone, house.collections.hr]))).toEqual(['hr', 'hrAdmin', 'hrManager']);
  });

  it("of an admin is read by no manager, and a manager's by those beside", async () => {
    expect(await readersOf(await asked('admin', []))).toEqual(['admin', 'hrAdmin']);
    expect(await readersOf(await asked('hrAdmin', []))).toEqual(['hrAdmin']);
    expect(await readersOf(await asked('manager', [house.collections.managers]))).toEqual(['admin', 'hrAdmin', 'hrManager', 'manager', 'secondManager']);
    expect(await readersOf(await asked('hrManager', []))).toEqual(['hrAdmin', 'hrManager']);
  });

  it('cannot be written as of a lesser role, nor with evidence from outside the scope', async () => {
    await expect(asked('admin', [], { askerRole: 'associate' })).rejects.toThrow();
    await expect(asked('associate', [house.collections.hr])).rejects.toThrow();
    await expect(asked('associate', [], { staffId: people.manager })).rejects.toThrow();
  });
});
