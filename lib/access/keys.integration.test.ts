import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKeys } from '@/db/schema/api-keys';
import { staff } from '@/db/schema/staff';
import { withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authenticateKey } from './authenticate-key';
import { authorise } from './authorise';
import { createKey, endKey, readKeys } from './keep-keys';

const clock = { now: () => new Date('2025-03-03T09:00:00Z') };
const coded = (code: string) => expect.objectContaining({ code });

let home: TestDatabase;
let house: SmallHouse;
beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
});
afterAll(() => home.drop());

const services = () => ({ db: home.db, clock });
const create = async () => (await createKey(services(), { number: '10412', name: 'till' })).key;
const asBearer = (key: string) => authenticateKey(home.db, `Bearer ${key}`, clock);

describe('an API key', () => {
  it('carries its owner’s scope, in the home store', async () => {
    const principal = await asBearer(await create());
    expect(principal).toEqual({ staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: null, via: 'key' });
    expect(await authorise(home.db, principal, clock)).toMatchObject({ staffId: house.staff.associate, storeId: house.stores.paris, role: 'associate' });
  });

  it('has 256 random bits, and only its hash and first characters are kept', async () => {
    const key = await create();
    expect(key).toMatch(/^fh_[\w-]{43}$/);
    const kept = JSON.stringify(await withSystem(home.db, (tx) => tx.select().from(apiKeys)));
    expect(kept).toContain(`"${key.slice(0, 11)}"`);
    expect(kept).not.toContain(key.slice(0, 12));
  });

  it('is listed with its owner and last use', async () => {
    const key = await create();
    await asBearer(key);
    expect((await readKeys(services())).find(({ prefix }) => key.startsWith(prefix))).toMatchObject({ number: '10412', name: 'till', lastUsedAt: clock.now(), revokedAt: null });
  });

  it('ends when it is revoked, by its first characters or by id', async () => {
    const [one, other, third] = [await create(), await create(), await create()];
    await endKey(services(), one.slice(0, 11));
    await expect(endKey(services(), third.slice(0, 6))).rejects.toThrow(coded('not_found'));
    await endKey(services(), third.slice(0, 7));
    await endKey(services(), (await readKeys(services())).find(({ prefix }) => other.startsWith(prefix))?.keyId ?? '');
    for (const key of [one, other, third]) await expect(asBearer(key)).rejects.toThrow(coded('bad_key'));
    await expect(endKey(services(), one.slice(0, 11))).rejects.toThrow(coded('not_found'));
  });

  it('ends with its owner', async () => {
    const key = await create();
    await withSystem(home.db, (tx) => tx.update(staff).set({ disabledAt: clock.now() }).where(eq(staff.number, '10412')));
    await expect(asBearer(key)).rejects.toThrow(coded('bad_key'));
    await withSystem(home.db, (tx) => tx.update(staff).set({ disabledAt: null }).where(eq(staff.number, '10412')));
    await asBearer(key);
  });

  it('is refused when missing, malformed or made up', async () => {
    const key = await create();
    for (const header of [null, '', 'Bearer', key, `Basic ${key}`, `Bearer ${key}x`, `Bearer fh_${'A'.repeat(43)}`, `Bearer ${key.toUpperCase()}`]) {
      await expect(authenticateKey(home.db, header, clock)).rejects.toThrow(coded('bad_key'));
    }
  });

  it('is not made for a number that nobody has', async () => {
    await expect(createKey(services(), { number: '77777', name: 'x' })).rejects.toThrow(coded('not_found'));
  });
});
