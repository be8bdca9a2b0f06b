import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents } from '@/db/schema/audit-events';
import { peoplePolicies } from '@/db/schema/people-policies';
import { withScope, withSystem, type ScopedTx } from '@/db/scoped';
import { addUsage } from '@/e2e/fixtures/add-usage';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import type { PeoplePolicy, PolicySubject } from '@/lib/contract/people-policies';
import { changePeoplePolicy } from '@/lib/observe/change-people-policy';
import { namePeople, readNamedStores } from '@/lib/observe/name-people';
import { readPeoplePolicies } from '@/lib/observe/read-people-policies';
import { readUsageFilter } from '@/lib/observe/read-usage-filter';
import type { Scope } from '@/lib/scope';

let home: TestDatabase;
let house: SmallHouse;
let scopes: Record<'admin' | 'manager' | 'associate', Scope>;
const clock = { now: () => new Date('2026-11-20T11:00:00Z') };
const yes: PeoplePolicy = { named: true, reason: 'Agreement with the works council of 3 November' };
const no: PeoplePolicy = { named: false, reason: 'The agreement ended with October' };
const chain: PolicySubject = { level: 'chain' };
const paris = (): PolicySubject => ({ level: 'store', storeId: house.stores.paris });

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  const scopeOf = (staffId: number) => authorise(home.db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
  scopes = { admin: await scopeOf(house.staff.admin), manager: await scopeOf(house.staff.manager), associate: await scopeOf(house.staff.associate) };
  await addUsage(home.db, [{ day: '2026-11-19', storeId: house.stores.paris, staffId: house.staff.manager, role: 'manager' }, { day: '2026-11-19', storeId: house.stores.tokyo, staffId: house.staff.tokyoAssociate }]);
});
afterAll(() => home.drop());
beforeEach(() => withSystem(home.db, (tx) => tx.delete(peoplePolicies)));

type Who = keyof typeof scopes;
const as = <Result>(who: Who, work: (tx: ScopedTx, scope: Scope) => Promise<Result>) => withScope(home.db, scopes[who], (tx) => work(tx, scopes[who]));
const filterOf = (scope: Scope) => readUsageFilter({}, scope, '2026-11-20');
const set = (who: Who, subject: PolicySubject, before: PeoplePolicy | null, after: PeoplePolicy | null) => as(who, (tx, scope) => changePeoplePolicy(tx, scope, { subject, before, after }, clock));
const named = (who: Who) => as(who, (tx, scope) => namePeople(tx, scope, filterOf(scope), { clock })).then((people) => people.map(({ name }) => name));
const offered = (who: Who) => as(who, (tx, scope) => readNamedStores(tx, scope, filterOf(scope)));
const log = (action: string) => withSystem(home.db, (tx) => tx.select().from(auditEvents)).then((rows) => rows.filter((row) => row.action === action));

describe('figures by name', () => {
  it('are off in a house where nobody decided otherwise, and trying leaves nothing', async () => {
    for (const who of ['admin', 'manager', 'associate'] as const) {
      expect(await offered(who)).toBeNull();
      await expect(named(who)).rejects.toMatchObject({ code: 'not_allowed' });
    }
    expect(await log('people_named')).toEqual([]);
  });

  it('are of the stores whose policy allows them, and every look is in the audit log', async () => {
    await set('admin', paris(), null, yes);
    expect(await offered('admin')).toEqual({ stores: ['Paris, Rive Gauche'], reasons: [yes.reason] });
    expect([await named('admin'), await named('manager')]).toEqual([['Luc Garnier'], ['Luc Garnier']]);
    await expect(named('associate')).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await log('people_named')).toMatchObject([
      { staffId: house.staff.admin, subject: `stores ${house.stores.paris}`, after: { from: '2026-11-14', until: '2026-11-20' } },
      { staffId: house.staff.manager, subject: `stores ${house.stores.paris}` },
    ]);
  });

  it('follow the store before its region, and the region before the chain', async () => {
    await set('admin', chain, null, yes);
    expect((await named('admin')).toSorted()).toEqual(['Aoi Tanaka', 'Luc Garnier']);
    await set('admin', { level: 'region', region: 'emea' }, null, no);
    expect([await named('admin'), await offered('manager')]).toEqual([['Aoi Tanaka'], null]);
    await set('admin', paris(), null, { ...yes, reason: 'Agreement of this store alone' });
    expect(await offered('admin')).toEqual({ stores: ['Paris, Rive Gauche', 'Tokyo, Ginza'], reasons: ['Agreement of this store alone', yes.reason] });
    await set('admin', paris(), { ...yes, reason: 'Agreement of this store alone' }, null);
    expect(await offered('manager')).toBeNull();
  });
});

describe('a policy', () => {
  it('is an admin’s to decide, and of what they saw', async () => {
    for (const who of ['manager', 'associate'] as const) await expect(set(who, paris(), null, yes)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(set('admin', { level: 'store', storeId: 9_999 }, null, yes)).rejects.toMatchObject({ code: 'not_found' });
    await expect(set('admin', chain, no, yes)).rejects.toMatchObject({ code: 'conflict' });
    expect(await withSystem(home.db, (tx) => tx.select().from(peoplePolicies))).toEqual([]);
  });

  it('cannot be written past the database’s own rule, by a manager or in another’s name', async () => {
    const row = { level: 'chain' as const, ...yes, updatedAt: clock.now() };
    await expect(as('manager', (tx, { staffId }) => tx.insert(peoplePolicies).values({ ...row, updatedBy: staffId }))).rejects.toThrow();
    await expect(as('admin', (tx) => tx.insert(peoplePolicies).values({ ...row, updatedBy: house.staff.manager }))).rejects.toThrow();
  });

  it('is shown to admins with its reason, who decided and what it was before', async () => {
    await set('admin', chain, null, yes);
    await set('admin', chain, yes, no);
    const view = await as('admin', readPeoplePolicies);
    expect(view?.lines[0]).toEqual({ subject: chain, name: '', named: false, own: { ...no, by: 'Nadia Haddad', at: clock.now().toISOString() } });
    expect(view?.lines.map(({ subject }) => subject.level)).toEqual(['chain', 'region', 'region', 'store', 'store']);
    expect(view?.changes[0]).toMatchObject({ subject: chain, before: yes, after: no, by: 'Nadia Haddad' });
    expect(await as('manager', readPeoplePolicies)).toBeNull();
    expect((await log('people_policy_set')).at(-1)).toMatchObject({ subject: 'chain', before: { named: 'yes', reason: yes.reason }, after: { named: 'no', reason: no.reason } });
  });
});
