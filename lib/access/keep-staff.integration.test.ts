import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStaff } from '@/db/queries/staff-records';
import { signInAttempts } from '@/db/schema/sign-in-attempts';
import { staff, staffStores } from '@/db/schema/staff';
import { withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from './authorise';
import { addStaff, changeStaff, readOneStaff, readStaff, setDisabled } from './keep-staff';
import { addStore, readStores } from './keep-stores';
import { secretKindOf, setSecret } from './set-secret';
import { signInWithPassword } from './sign-in-with-password';
import type { StaffDetails } from './staff-details';

const clock = { now: () => new Date('2025-03-03T09:00:00Z') };
const pepper = 'a pepper for tests, thirty-two long';
const coded = (code: string) => expect.objectContaining({ code });
const oslo = { code: 'OSL', name: 'Aker Brygge', city: 'Oslo', country: 'NO', region: 'emea', timeZone: 'Europe/Oslo', locale: 'nb-NO', currency: 'NOK' } as const;
const eva: StaffDetails = { number: '30001', name: 'Eva Lind', role: 'manager', stores: ['PAR1', 'tyo1'], email: 'eva.lind@house.example', teams: ['hr'] };

let home: TestDatabase;
let house: SmallHouse;
beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
});
afterAll(() => home.drop());

const services = () => ({ db: home.db, clock, pepper, demo: false });
const rowOf = async (number: string) => (await withSystem(home.db, (tx) => tx.select().from(staff).where(eq(staff.number, number))))[0];
const versionOf = async (number: string) => (await rowOf(number))?.accessVersion ?? 0;
const scopeOf = async (number: string) => {
  const { id = 0, accessVersion = 0 } = (await rowOf(number)) ?? {};
  return authorise(home.db, { staffId: id, storeId: null, deviceId: null, accessVersion, via: 'full' }, clock);
};

describe('stores', () => {
  it('are added once, and listed', async () => {
    expect(await addStore(services(), oslo)).toBe('written');
    expect(await addStore(services(), oslo)).toBe('unchanged');
    expect((await readStores(services())).map(({ code }) => code)).toEqual(['OSL', 'PAR1', 'TYO1']);
  });

  it('do not share a code', async () => {
    await expect(addStore(services(), { ...oslo, city: 'Bergen' })).rejects.toThrow('The code OSL belongs to another store, Aker Brygge in Oslo.');
  });
});

describe('adding a person', () => {
  it('gives them their stores, the first as home, and no way in', async () => {
    expect(await addStaff(services(), eva)).toBe('written');
    expect(await scopeOf('30001')).toMatchObject({ role: 'manager', storeId: house.stores.paris, storeIds: [house.stores.paris, house.stores.tokyo], teams: ['hr'] });
    expect(await readOneStaff(services(), '30001')).toMatchObject({ homeStore: 'PAR1', otherStores: ['TYO1'], hasPin: false, hasPassword: false });
  });

  it('a second time changes nothing', async () => {
    expect(await addStaff(services(), eva)).toBe('unchanged');
    expect(await versionOf('30001')).toBe(1);
  });

  it('refuses the number or address of somebody else, and an unknown store', async () => {
    await expect(addStaff(services(), { ...eva, name: 'Other Person' })).rejects.toThrow('The number 30001 belongs to Eva Lind (30001, manager, PAR1).');
    await expect(addStaff(services(), { ...eva, number: '30002', email: 'nadia.haddad@house.example' })).rejects.toThrow('belongs to Nadia Haddad (90001');
    await expect(addStaff(services(), { ...eva, number: '30002', stores: ['NOW'] })).rejects.toThrow('There is no store NOW; the stores are: OSL, PAR1, TYO1.');
    expect(await rowOf('30002')).toBeUndefined();
  });

  it('to every store keeps the home they have when a store is added later', async () => {
    const boss: StaffDetails = { number: '30003', name: 'Bo Berg', role: 'admin', stores: ['all'], teams: [] };
    await addStaff(services(), boss);
    await addStore(services(), { ...oslo, code: 'BGO', city: 'Bergen' });
    expect(await addStaff(services(), boss)).toBe('unchanged');
    expect((await scopeOf('30003')).storeIds).toHaveLength(4);
    expect(await readOneStaff(services(), '30003')).toMatchObject({ homeStore: 'OSL', allStores: true });
  });
});

describe('changing a person', () => {
  it('ends their sessions when role or store change, and only then', async () => {
    const before = await versionOf('20417');
    expect(await changeStaff(services(), '20417', { stores: ['OSL'] })).toBe('written');
    expect(await changeStaff(services(), '20417', { role: 'manager' })).toBe('written');
    expect(await changeStaff(services(), '20417', { role: 'manager', stores: ['osl'] })).toBe('unchanged');
    expect(await versionOf('20417')).toBe(before + 2);
    expect(await scopeOf('20417')).toMatchObject({ role: 'manager', country: 'NO' });
    expect(await withSystem(home.db, (tx) => tx.select().from(staffStores).where(eq(staffStores.staffId, house.staff.tokyoAssociate)))).toHaveLength(1);
  });

  it('takes the password from whoever is an associate from then on', async () => {
    await withSystem(home.db, (tx) => tx.update(staff).set({ passwordHash: 'x', pinHash: 'y' }).where(eq(staff.number, '20417')));
    await changeStaff(services(), '20417', { role: 'associate' });
    expect(await rowOf('20417')).toMatchObject({ passwordHash: null, pinHash: 'y' });
  });

  it('refuses a taken address and a number that nobody has', async () => {
    await expect(changeStaff(services(), '20417', { email: 'luc.garnier@house.example' })).rejects.toThrow(coded('conflict'));
    await expect(changeStaff(services(), '77777', { name: 'x' })).rejects.toThrow('Nobody has the employee number 77777.');
  });
});

describe('disabling a person', () => {
  it('ends their sessions at once and for good: enabling starts none', async () => {
    const session = { staffId: house.staff.hr, storeId: null, deviceId: null, accessVersion: await versionOf('10300'), via: 'full' } as const;
    expect(await setDisabled(services(), '10300', true)).toBe('written');
    expect(await setDisabled(services(), '10300', true)).toBe('unchanged');
    await expect(authorise(home.db, session, clock)).rejects.toThrow(coded('not_signed_in'));
    expect(await setDisabled(services(), '10300', false)).toBe('written');
    expect(await setDisabled(services(), '10300', false)).toBe('unchanged');
    await expect(authorise(home.db, session, clock)).rejects.toThrow(coded('not_signed_in'));
    await scopeOf('10300');
  });
});

describe('a new secret', () => {
  it('is a password for managers and admins with an address, else a PIN', async () => {
    const kindOf = async (number: string, pin: boolean) => secretKindOf(await readOneStaff(services(), number), pin);
    expect(await Promise.all([kindOf('10001', false), kindOf('10001', true), kindOf('10412', false)])).toEqual(['password', 'PIN', 'PIN']);
    await expect(kindOf('30003', false)).rejects.toThrow('Bo Berg has no e-mail address');
  });

  it('ends the sessions, lifts a pause, and signs in', async () => {
    const eva = await readOneStaff(services(), '30001');
    const before = await versionOf('30001');
    await withSystem(home.db, (tx) => tx.insert(signInAttempts).values({ subject: 'password:eva.lind@house.example', failures: 9, windowStartedAt: clock.now(), pausedUntil: new Date('2025-03-03T10:00:00Z') }));
    await setSecret(services(), eva, { kind: 'password', secret: 'three grey doves' });
    const principal = await signInWithPassword(services(), { email: 'eva.lind@house.example', password: 'three grey doves' }, { device: null, address: '203.0.113.7' });
    expect(principal).toMatchObject({ staffId: eva.staffId, accessVersion: before + 1 });
  });

  it('that is too easy changes nothing', async () => {
    const eva = await readOneStaff(services(), '30001');
    const before = await rowOf('30001');
    await expect(setSecret(services(), eva, { kind: 'PIN', secret: '000000' })).rejects.toThrow(coded('bad_input'));
    await expect(setSecret(services(), eva, { kind: 'password', secret: 'short' })).rejects.toThrow(coded('bad_input'));
    expect(await rowOf('30001')).toEqual(before);
  });

  it('is never listed', async () => {
    const listed = await readStaff(services());
    expect(listed.find(({ number }) => number === '30001')).toMatchObject({ hasPassword: true, hasPin: false });
    expect(JSON.stringify([listed, await withSystem(home.db, (tx) => findStaff(tx, '30001'))])).not.toContain('scrypt');
  });
});
