import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceRow } from '@/db/queries/devices';
import { demoPassword, demoPin, hashDemoCredentials } from '@/db/seed/credentials';
import { signInAttempts } from '@/db/schema/sign-in-attempts';
import { staff } from '@/db/schema/staff';
import { withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { hashSecret } from '@/lib/hash-secret';
import { authorise } from './authorise';
import { listBlockedPins, liftPinBlock } from './blocked-pins';
import type { SignInServices } from './sign-in';
import { signInWithOidc } from './sign-in-with-oidc';
import { signInWithPassword } from './sign-in-with-password';
import { signInWithPin } from './sign-in-with-pin';
import { enrolTablet, findTablet } from './tablets';

const pepper = 'a pepper for tests, thirty-two long';
const clock = { now: () => new Date('2025-03-03T09:00:00Z') };
const address = '203.0.113.7';
const failed = expect.objectContaining({ code: 'sign_in_failed' });
const paused = expect.objectContaining({ code: 'sign_in_paused' });

let home: TestDatabase;
let house: SmallHouse;
let services: SignInServices;
let tablet: DeviceRow;

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  services = { db: home.db, clock, pepper, demo: true };
  const [pinHash, passwordHash] = [await hashSecret('135791', pepper), await hashSecret('a long password', pepper)];
  await withSystem(home.db, (tx) => tx.update(staff).set({ pinHash }));
  await withSystem(home.db, (tx) => tx.update(staff).set({ passwordHash }).where(eq(staff.id, house.staff.manager)));
  const scope = await authorise(home.db, { staffId: house.staff.manager, storeId: null, deviceId: null, accessVersion: 1, via: 'full' }, clock);
  const found = await findTablet(home.db, await enrolTablet(services, scope, { storeId: house.stores.paris, name: 'Till 1' }));
  if (!found) throw new Error('the tablet was not enrolled');
  tablet = found;
});
afterAll(() => home.drop());
beforeEach(() => withSystem(home.db, (tx) => tx.delete(signInAttempts)));

const withPin = (number: string, pin: string) => signInWithPin(services, { number, pin }, { device: tablet, address });
const withPassword = (email: string, password: string, device: DeviceRow | null = null) => signInWithPassword(services, { email, password }, { device, address });
const counts = async () => Object.fromEntries((await withSystem(home.db, (tx) => tx.select().from(signInAttempts))).map(({ subject, failures }) => [subject.split(':')[0], failures]));

describe('signing in with a PIN', () => {
  it('signs in whoever works in the tablet’s store, on that tablet', async () => {
    expect(await withPin('10412', '135791')).toEqual({ staffId: house.staff.associate, storeId: house.stores.paris, deviceId: tablet.deviceId, accessVersion: 1, via: 'tablet' });
    expect(await withPin('90001', '135791')).toMatchObject({ staffId: house.staff.admin });
  });

  it('refuses a wrong PIN, an unknown number, a colleague of another store and a disabled one with the same words', async () => {
    await withSystem(home.db, (tx) => tx.update(staff).set({ disabledAt: clock.now() }).where(eq(staff.id, house.staff.hr)));
    for (const [number, pin] of [['10412', '000000'], ['77777', '135791'], ['20417', '135791'], ['10300', '135791']] as const) {
      await expect(withPin(number, pin)).rejects.toThrow(failed);
    }
    await withSystem(home.db, (tx) => tx.update(staff).set({ disabledAt: null }).where(eq(staff.id, house.staff.hr)));
  });

  it('verifies no more than five of a hundred wrong PINs that come at once, and then not even the right one', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, pin) => withPin('10412', String(pin).padStart(6, '0')).catch((error: { code: string }) => error.code)));
    expect(outcomes.filter((code) => code === 'sign_in_failed')).toHaveLength(5);
    expect(outcomes.filter((code) => code === 'sign_in_paused')).toHaveLength(95);
    await expect(withPin('10412', '135791')).rejects.toThrow(paused);
  });

  it('pauses a number that nobody has like any other', async () => {
    for (let tries = 0; tries < 5; tries += 1) await expect(withPin('77777', '135791')).rejects.toThrow(failed);
    await expect(withPin('77777', '135791')).rejects.toThrow(paused);
  });

  it('leaves no count behind when it succeeds', async () => {
    await expect(withPin('10412', '000000')).rejects.toThrow(failed);
    expect(await counts()).toEqual({ pin: 1, device: 1, store: 1, address: 1 });
    await withPin('10412', '135791');
    expect(await counts()).toEqual({ device: 1, store: 1, address: 1 });
  });
});

describe('a blocked PIN', () => {
  const blockOf = (number: string) => withSystem(home.db, (tx) => tx.insert(signInAttempts).values({ subject: `pin:${number}`, failures: 10, windowStartedAt: clock.now(), pausedUntil: sql`'infinity'` }));

  it('is seen and lifted by a manager of the same store, and by nobody else', async () => {
    await blockOf('10412');
    const scopeOf = (staffId: number) => authorise(home.db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
    const [manager, colleague, elsewhere] = [await scopeOf(house.staff.manager), await scopeOf(house.staff.hr), await scopeOf(house.staff.tokyoAssociate)];
    expect(await listBlockedPins(home.db, manager)).toEqual([{ number: '10412', name: 'Inès Morel' }]);
    expect(await listBlockedPins(home.db, elsewhere)).toEqual([]);
    await expect(liftPinBlock(home.db, elsewhere, '10412')).rejects.toThrow(expect.objectContaining({ code: 'not_allowed' }));
    for (const number of ['10412', '10300']) await expect(liftPinBlock(home.db, colleague, number)).rejects.toThrow(expect.objectContaining({ code: 'not_allowed' }));
    await expect(liftPinBlock(home.db, manager, '20417')).rejects.toThrow(expect.objectContaining({ code: 'not_found' }));
    await liftPinBlock(home.db, manager, '10412');
    await withPin('10412', '135791');
  });

  it('of an admin is not a manager’s to lift, who could guess on for ever; another admin’s it is', async () => {
    await blockOf('90001');
    const scopeOf = (staffId: number) => authorise(home.db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
    const [manager, admin] = [await scopeOf(house.staff.manager), await scopeOf(house.staff.admin)];
    expect(await listBlockedPins(home.db, manager)).toEqual([]);
    await expect(liftPinBlock(home.db, manager, '90001')).rejects.toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(await listBlockedPins(home.db, admin)).toEqual([{ number: '90001', name: 'Nadia Haddad' }]);
    await liftPinBlock(home.db, admin, '90001');
  });

  it('is lifted by the person’s own full sign-in', async () => {
    await blockOf('10001');
    await expect(withPin('10001', '135791')).rejects.toThrow(paused);
    await withPassword('luc.garnier@house.example', 'a long password');
    await withPin('10001', '135791');
  });
});

describe('a full sign-in', () => {
  it('takes the password, and the address in any case', async () => {
    expect(await withPassword('Luc.Garnier@House.example', 'a long password')).toEqual({ staffId: house.staff.manager, storeId: null, deviceId: null, accessVersion: 1, via: 'full' });
  });

  it('refuses a wrong password, an unknown address and a person without a password with the same words', async () => {
    for (const [email, password] of [['luc.garnier@house.example', 'wrong'], ['nobody@house.example', 'a long password'], ['nadia.haddad@house.example', '']] as const) {
      await expect(withPassword(email, password)).rejects.toThrow(failed);
    }
  });

  it('acts in the store of the tablet it is made on, if that is one of the person’s', async () => {
    expect(await withPassword('luc.garnier@house.example', 'a long password', tablet)).toMatchObject({ storeId: house.stores.paris, deviceId: tablet.deviceId });
    expect(await withPassword('luc.garnier@house.example', 'a long password', { ...tablet, storeId: house.stores.tokyo })).toMatchObject({ storeId: null, deviceId: null });
  });

  it('through the identity provider takes a verified address of a staff member, and no other', async () => {
    const through = (profile: unknown) => signInWithOidc(services, profile, null);
    expect(await through({ email: 'nadia.haddad@house.example', email_verified: true })).toMatchObject({ staffId: house.staff.admin, via: 'full' });
    for (const profile of [{ email: 'nadia.haddad@house.example' }, { email: 'nadia.haddad@house.example', email_verified: false }, { email: 'nobody@house.example', email_verified: true }, {}]) {
      await expect(through(profile)).rejects.toThrow(failed);
    }
  });
});

describe('the demo’s PIN and password', () => {
  it('open the demo house, and nothing once it is off', async () => {
    await withSystem(home.db, async (tx) => tx.update(staff).set(await hashDemoCredentials(pepper)).where(eq(staff.id, house.staff.admin)));
    const off = { ...services, demo: false };
    await withPin('90001', demoPin);
    await withPassword('nadia.haddad@house.example', demoPassword);
    await expect(signInWithPin(off, { number: '90001', pin: demoPin }, { device: tablet, address })).rejects.toThrow(failed);
    await expect(signInWithPassword(off, { email: 'nadia.haddad@house.example', password: demoPassword }, { device: null, address })).rejects.toThrow(failed);
  });
});
