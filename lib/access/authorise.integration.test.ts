import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { devices } from '@/db/schema/devices';
import { staff, staffStores } from '@/db/schema/staff';
import { withSystem } from '@/db/scoped';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { authorise } from './authorise';
import { endSession, forgetEndedSessions } from './end-session';
import type { Principal } from './principal';

const clock = { now: () => new Date('2025-03-03T09:00:00Z') };
const deviceId = '11111111-1111-4111-8111-111111111111';
const refused = expect.objectContaining({ code: 'not_signed_in' });

let home: TestDatabase;
let house: SmallHouse;
beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  await withSystem(home.db, (tx) => tx.insert(devices).values({ id: deviceId, storeId: house.stores.paris, name: 'Till 1', tokenHash: 'x', enrolledBy: house.staff.manager }));
});
afterAll(() => home.drop());
beforeEach(async () => {
  await change(house.staff.associate, { accessVersion: 1, disabledAt: null, locale: null });
  await withSystem(home.db, (tx) => tx.update(devices).set({ revokedAt: null, storeId: house.stores.paris }));
});

const change = (id: number, values: Partial<typeof staff.$inferInsert>) => withSystem(home.db, (tx) => tx.update(staff).set(values).where(eq(staff.id, id)));
const full = (staffId: number): Principal => ({ staffId, storeId: null, deviceId: null, accessVersion: 1, via: 'full' });
const onTablet = (staffId: number): Principal => ({ staffId, storeId: house.stores.paris, deviceId, accessVersion: 1, via: 'tablet' });
const slugsFor = async (principal: Principal) => {
  const { collectionIds } = await authorise(home.db, principal, clock);
  return Object.entries(house.collections).filter(([, id]) => collectionIds.includes(id)).map(([slug]) => slug);
};

describe('a session that was signed out of', () => {
  it('opens nothing any more, another of the same person still does, and it is forgotten after its time', async () => {
    const [over, other] = [randomUUID(), randomUUID()];
    await endSession({ db: home.db, clock }, over);
    await endSession({ db: home.db, clock }, over);
    await expect(authorise(home.db, { ...onTablet(house.staff.associate), sessionId: over }, clock)).rejects.toEqual(refused);
    await expect(authorise(home.db, { ...onTablet(house.staff.associate), sessionId: other }, clock)).resolves.toMatchObject({ role: 'associate' });
    const in13Hours = { now: () => new Date(clock.now().getTime() + 13 * 3_600_000) };
    expect(await forgetEndedSessions({ db: home.db, clock })).toBe(0);
    expect(await forgetEndedSessions({ db: home.db, clock: in13Hours })).toBe(1);
  });
});

describe('authorise', () => {
  it('gives an associate the papers of everyone and of their own store and region', async () => {
    expect(await slugsFor(onTablet(house.staff.associate))).toEqual(['everyone', 'emea', 'parisOnly']);
    expect(await slugsFor(full(house.staff.tokyoAssociate))).toEqual(['everyone']);
  });

  it('gives a manager what managers read, and a team what is the team’s', async () => {
    expect(await slugsFor(full(house.staff.manager))).toEqual(['everyone', 'emea', 'parisOnly', 'managers']);
    expect(await slugsFor(full(house.staff.hr))).toEqual(['everyone', 'emea', 'parisOnly', 'hr']);
  });

  it('gives head office every store’s and region’s papers, but no team’s', async () => {
    const scope = await authorise(home.db, full(house.staff.admin), clock);
    expect(scope).toMatchObject({ role: 'admin', storeIds: [house.stores.paris, house.stores.tokyo], regions: ['emea', 'apac'], teams: [] });
    expect(await slugsFor(full(house.staff.admin))).toEqual(['everyone', 'emea', 'parisOnly', 'managers']);
  });

  it('never gives an archived collection', async () => {
    expect(await slugsFor(full(house.staff.admin))).not.toContain('archived');
  });

  it('reads country, day and language by the tablet’s store, or the home store without one', async () => {
    expect(await authorise(home.db, onTablet(house.staff.associate), clock)).toMatchObject({ storeId: house.stores.paris, country: 'FR', timeZone: 'Europe/Paris', locale: 'fr-FR' });
    expect(await authorise(home.db, full(house.staff.tokyoAssociate), clock)).toMatchObject({ storeId: house.stores.tokyo, country: 'JP', timeZone: 'Asia/Tokyo', locale: 'ja-JP' });
    await change(house.staff.associate, { locale: 'en' });
    expect(await authorise(home.db, onTablet(house.staff.associate), clock)).toMatchObject({ locale: 'en' });
  });

  it('refuses whoever is unknown or disabled, and not before the day they are', async () => {
    await expect(authorise(home.db, full(999_999), clock)).rejects.toThrow(refused);
    await change(house.staff.associate, { disabledAt: new Date('2025-03-04T00:00:00Z') });
    await authorise(home.db, onTablet(house.staff.associate), clock);
    await change(house.staff.associate, { disabledAt: clock.now() });
    await expect(authorise(home.db, onTablet(house.staff.associate), clock)).rejects.toThrow(refused);
    await expect(authorise(home.db, { ...full(house.staff.associate), accessVersion: null, via: 'key' }, clock)).rejects.toThrow(refused);
  });

  it('refuses a session from before the person’s access changed; a key has its own end', async () => {
    await change(house.staff.associate, { accessVersion: 2 });
    await expect(authorise(home.db, onTablet(house.staff.associate), clock)).rejects.toThrow(refused);
    await expect(authorise(home.db, { ...full(house.staff.associate), accessVersion: null }, clock)).rejects.toThrow(refused);
    await authorise(home.db, { ...full(house.staff.associate), accessVersion: null, via: 'key' }, clock);
  });

  it('refuses on a tablet of a store that the person does not, or no longer, work in', async () => {
    await expect(authorise(home.db, onTablet(house.staff.tokyoAssociate), clock)).rejects.toThrow(refused);
    await withSystem(home.db, (tx) => tx.insert(staffStores).values({ staffId: house.staff.tokyoAssociate, storeId: house.stores.paris }));
    expect(await authorise(home.db, onTablet(house.staff.tokyoAssociate), clock)).toMatchObject({ storeId: house.stores.paris });
    await withSystem(home.db, (tx) => tx.delete(staffStores).where(eq(staffStores.staffId, house.staff.tokyoAssociate)));
    await expect(authorise(home.db, onTablet(house.staff.tokyoAssociate), clock)).rejects.toThrow(refused);
  });

  it('refuses on a tablet that is revoked, moved, or unknown', async () => {
    await withSystem(home.db, (tx) => tx.update(devices).set({ revokedAt: clock.now() }));
    await expect(authorise(home.db, onTablet(house.staff.associate), clock)).rejects.toThrow(refused);
    await withSystem(home.db, (tx) => tx.update(devices).set({ revokedAt: null, storeId: house.stores.tokyo }));
    await expect(authorise(home.db, onTablet(house.staff.associate), clock)).rejects.toThrow(refused);
    await expect(authorise(home.db, { ...onTablet(house.staff.associate), deviceId: null }, clock)).rejects.toThrow(refused);
  });
});
