import type { Database } from '@/db/client';
import { findLiveKeys, insertKey, listKeys, revokeKey, type ListedKey } from '@/db/queries/api-keys';
import { findIdByNumber } from '@/db/queries/staff';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import { hashToken, newToken } from './opaque-token';

interface KeyServices {
  db: Database;
  clock: Clock;
}

/** `fh_` and the first eight characters: enough to tell keys apart, 208 bits short of a key. */
const prefixLength = 11;

/** Makes a key for whoever has this employee number. The key is returned here and can never be read again. Throws `not_found`. */
export async function createKey({ db, clock }: KeyServices, { number, name }: { number: string; name: string }): Promise<{ key: string; staffName: string }> {
  const key = `fh_${newToken()}`;
  return withSystem(db, async (tx) => {
    const owner = await findIdByNumber(tx, number);
    if (!owner) throw new FloorhandError('not_found', { detail: `Nobody has the employee number ${number}.` });
    await insertKey(tx, { staffId: owner.staffId, name, prefix: key.slice(0, prefixLength), keyHash: hashToken(key), createdAt: clock.now() });
    return { key, staffName: owner.name };
  });
}

/** All keys, oldest first, revoked ones included. */
export async function readKeys({ db }: KeyServices): Promise<ListedKey[]> {
  return withSystem(db, listKeys);
}

/** Ends one key, named by its prefix or id. Throws `not_found`, or `conflict` if the prefix fits several. */
export async function endKey({ db, clock }: KeyServices, prefixOrId: string): Promise<void> {
  await withSystem(db, async (tx) => {
    const [key, other] = await findLiveKeys(tx, prefixOrId);
    if (!key) throw new FloorhandError('not_found', { detail: `No key that is in use begins with or is called ${prefixOrId}.` });
    if (other) throw new FloorhandError('conflict', { detail: `Several keys begin with ${prefixOrId}: name the one you mean by its id.` });
    await revokeKey(tx, key.keyId, clock.now());
  });
}
