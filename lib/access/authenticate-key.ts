import type { Database } from '@/db/client';
import { findLiveKey, markKeyUsed } from '@/db/queries/api-keys';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import { hashToken } from './opaque-token';
import type { Principal } from './principal';

/** A busy key does not write on every request. */
const useNotedEveryMs = 60_000;

/**
 * Whose key an `Authorization` header carries. The key gives its owner's scope, in the owner's home store.
 * Throws `bad_key` when it is missing, malformed, unknown, revoked, or its owner is disabled.
 */
export async function authenticateKey(db: Database, authorization: string | null, clock: Clock): Promise<Principal> {
  const key = /^bearer +(fh_[\w-]{43})$/i.exec(authorization ?? '')?.[1];
  if (key === undefined) throw new FloorhandError('bad_key');
  const owner = await withSystem(db, async (tx) => {
    const now = clock.now();
    const found = await findLiveKey(tx, hashToken(key), now);
    if (found && now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= useNotedEveryMs) await markKeyUsed(tx, found.keyId, now);
    return found;
  });
  if (!owner) throw new FloorhandError('bad_key');
  return { staffId: owner.staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' };
}
