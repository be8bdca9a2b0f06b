import type { Database } from '@/db/client';
import { findAccess, type AccessRow } from '@/db/queries/staff-access';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';
import { audienceIncludes } from './audience';
import type { Principal } from './principal';

/**
 * Decides, now and from the database, what a signed-in person may read. Every request comes through here, so whoever was
 * disabled or moved or has signed out, and whatever tablet was revoked, is out at the next one. The only maker of a `Scope`.
 * Throws `not_signed_in`.
 */
export async function authorise(db: Database, principal: Principal, clock: Clock): Promise<Scope> {
  const row = await withSystem(db, (tx) => findAccess(tx, principal, clock.now()));
  if (!row || !stillHolds(principal, row)) throw new FloorhandError('not_signed_in');
  const store = row.stores.find(({ id }) => id === (principal.storeId ?? row.homeStoreId));
  if (!store) throw new FloorhandError('not_signed_in');
  return scopeOf(row, store);
}

/** Whether what the session or key was given for is still so. */
function stillHolds({ via, accessVersion, deviceId, storeId }: Principal, row: AccessRow): boolean {
  if (row.disabled || row.signedOut) return false;
  // A key is looked up and revoked by itself; a session says which state of the person it was given to.
  if (via !== 'key' && accessVersion !== row.accessVersion) return false;
  if (via === 'tablet' && (deviceId === null || storeId === null)) return false;
  return deviceId === null || row.deviceStoreId === storeId;
}

/** All of a scope but its brand. */
type Rights = Pick<Scope, Extract<keyof Scope, string>>;

function scopeOf(row: AccessRow, store: AccessRow['stores'][number]): Scope {
  const reader = {
    role: row.role,
    storeIds: row.stores.map(({ id }) => id),
    regions: [...new Set(row.stores.map(({ region }) => region))],
    teams: row.teams,
  };
  const rights: Rights = {
    ...reader,
    staffId: row.staffId,
    storeId: store.id,
    collectionIds: row.collections.filter((collection) => audienceIncludes(collection, reader)).map(({ id }) => id),
    storeName: `${store.name}, ${store.city}`,
    country: store.country,
    timeZone: store.timeZone,
    locale: row.locale ?? store.locale,
  };
  return rights as Scope;
}
