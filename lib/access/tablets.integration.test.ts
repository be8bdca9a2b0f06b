import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDevices } from '@/db/queries/devices';
import { devices } from '@/db/schema/devices';
import { signInAttempts } from '@/db/schema/sign-in-attempts';
import { withScope, withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import type { Scope } from '@/lib/scope';
import { attemptPolicies } from './attempt-policies';
import { authorise } from './authorise';
import { enrolDemoTablet, listDemoStores } from './demo-tablet';
import { checkMayManageTablets, enrolTablet, findTablet, revokeTablet } from './tablets';

const clock = { now: () => new Date('2025-03-03T09:00:00Z') };
const coded = (code: string) => expect.objectContaining({ code });

let home: TestDatabase;
let house: SmallHouse;
let manager: Scope;
let admin: Scope;
beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  const scopeOf = (staffId: number) => authorise(home.db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
  [manager, admin] = [await scopeOf(house.staff.manager), await scopeOf(house.staff.admin)];
});
afterAll(() => home.drop());

const services = () => ({ db: home.db, clock });

describe('a tablet', () => {
  it('is enrolled to one of one’s own stores, and recognised by its token, of which only the hash is kept', async () => {
    const token = await enrolTablet(services(), manager, { storeId: house.stores.paris, name: 'Till 1' });
    expect(await findTablet(home.db, token)).toMatchObject({ storeId: house.stores.paris, storeName: 'Rive Gauche', name: 'Till 1' });
    expect(JSON.stringify(await withSystem(home.db, (tx) => tx.select().from(devices)))).not.toContain(token);
    for (const other of [undefined, '', token.slice(1), `${token.slice(0, -1)}!`, token.toLowerCase()]) expect(await findTablet(home.db, other)).toBeNull();
  });

  it('is never enrolled to a store of others', async () => {
    await expect(enrolTablet(services(), manager, { storeId: house.stores.tokyo, name: 'Till 1' })).rejects.toThrow(coded('not_found'));
    await enrolTablet(services(), admin, { storeId: house.stores.tokyo, name: 'Ginza 1' });
  });

  it('is listed to the managers of its store alone', async () => {
    const names = async (scope: Scope) => (await withScope(home.db, scope, listDevices)).map(({ name }) => name);
    expect(await names(manager)).toEqual(['Till 1']);
    expect(await names(admin)).toEqual(['Ginza 1', 'Till 1']);
    const associate = await authorise(home.db, { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
    expect(await names(associate)).toEqual([]);
  });

  it('is revoked by a manager of its store, and unknown from then on', async () => {
    const token = await enrolTablet(services(), admin, { storeId: house.stores.tokyo, name: 'Ginza 2' });
    const tablet = await findTablet(home.db, token);
    await expect(revokeTablet(services(), manager, tablet?.deviceId ?? '')).rejects.toThrow(coded('not_found'));
    await revokeTablet(services(), admin, tablet?.deviceId ?? '');
    expect(await findTablet(home.db, token)).toBeNull();
    await expect(revokeTablet(services(), admin, tablet?.deviceId ?? '')).rejects.toThrow(coded('not_found'));
    await expect(revokeTablet(services(), admin, "' or true --")).rejects.toThrow(coded('not_found'));
  });

  it('is managed by managers who signed in fully', () => {
    const principal = { staffId: 1, storeId: null, deviceId: null, accessVersion: 1 };
    expect(() => checkMayManageTablets({ ...principal, via: 'full' }, manager)).not.toThrow();
    expect(() => checkMayManageTablets({ ...principal, via: 'tablet' }, manager)).toThrow(coded('not_allowed'));
    expect(() => checkMayManageTablets({ ...principal, via: 'key' }, admin)).toThrow(coded('not_allowed'));
    expect(() => checkMayManageTablets({ ...principal, via: 'full' }, { ...manager, role: 'associate' })).toThrow(coded('not_allowed'));
  });
});

describe('a demo tablet', () => {
  it('is enrolled in one step while the demo house is on', async () => {
    const demo = { ...services(), demo: true };
    expect((await listDemoStores(demo)).map(({ name }) => name)).toEqual(['Ginza', 'Rive Gauche']);
    expect(await findTablet(home.db, await enrolDemoTablet(demo, house.stores.paris, '203.0.113.7'))).toMatchObject({ storeName: 'Rive Gauche' });
  });

  it('does not exist once it is off', async () => {
    const off = { ...services(), demo: false };
    await expect(enrolDemoTablet(off, house.stores.paris, '203.0.113.7')).rejects.toThrow(coded('not_found'));
    await expect(listDemoStores(off)).rejects.toThrow(coded('not_found'));
  });

  it('is refused to an address that has enrolled too many', async () => {
    const demo = { ...services(), demo: true };
    const failures = attemptPolicies.demoTablet.failuresMax - 1;
    await withSystem(home.db, (tx) => tx.insert(signInAttempts).values({ subject: 'demoTablet:198.51.100.1', failures, windowStartedAt: clock.now() }));
    await enrolDemoTablet(demo, house.stores.paris, '198.51.100.1');
    await expect(enrolDemoTablet(demo, house.stores.paris, '198.51.100.1')).rejects.toThrow(coded('sign_in_paused'));
    await enrolDemoTablet(demo, house.stores.paris, '198.51.100.2');
  });
});
