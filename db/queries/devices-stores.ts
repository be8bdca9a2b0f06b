import { asc, inArray } from 'drizzle-orm';
import { stores } from '../schema/stores';
import type { ScopedTx, SystemTx } from '../scoped';

/** A store to enrol a tablet to. */
export interface StoreChoice {
  storeId: number;
  name: string;
  city: string;
  country: string;
}

const choice = { storeId: stores.id, name: stores.name, city: stores.city, country: stores.country };

/** The scope's own stores, by name. */
export async function listOwnStores(tx: ScopedTx, storeIds: readonly number[]): Promise<StoreChoice[]> {
  return tx.select(choice).from(stores).where(inArray(stores.id, [...storeIds])).orderBy(asc(stores.name));
}

/** Every store, by name: for the demo house only, whose browsers may be a tablet anywhere. */
export async function listAllStores(tx: SystemTx): Promise<StoreChoice[]> {
  return tx.select(choice).from(stores).orderBy(asc(stores.name));
}
