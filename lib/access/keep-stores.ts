import type { Database } from '@/db/client';
import { findStore, insertStore, listStores, type StoreRow } from '@/db/queries/stores-write';
import { withSystem } from '@/db/scoped';
import { FloorhandError } from '@/lib/errors';
import type { StoreDetails } from './staff-details';

/** Whether something was written, or stood there already just so. */
export type Kept = 'written' | 'unchanged';

/** Adds a store. The same store twice is no mistake; another one under its code is: throws `conflict`. */
export async function addStore({ db }: { db: Database }, store: StoreDetails): Promise<Kept> {
  return withSystem(db, async (tx) => {
    if (await insertStore(tx, store)) return 'written';
    const there = await findStore(tx, store.code);
    if (there && isSame(store, there)) return 'unchanged';
    throw new FloorhandError('conflict', { detail: `The code ${store.code} belongs to another store${there ? `, ${there.name} in ${there.city}` : ''}.` });
  });
}

/** Every store, by code. */
export async function readStores({ db }: { db: Database }): Promise<StoreRow[]> {
  return withSystem(db, listStores);
}

function isSame(store: StoreDetails, there: StoreRow): boolean {
  const { code, name, city, country, region, timeZone, locale, currency } = there;
  const kept: StoreDetails = { code, name, city, country, region, timeZone, locale, currency };
  return Object.entries(kept).every(([key, value]) => store[key as keyof StoreDetails] === value);
}
