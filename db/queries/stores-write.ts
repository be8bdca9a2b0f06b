import { asc, sql } from 'drizzle-orm';
import { stores } from '../schema/stores';
import type { SystemTx } from '../scoped';

export type NewStore = typeof stores.$inferInsert;
export type StoreRow = typeof stores.$inferSelect;

/** Every store, by code. */
export async function listStores(tx: SystemTx): Promise<StoreRow[]> {
  return tx.select().from(stores).orderBy(asc(stores.code));
}

/** The store with this code, in whatever case it is written. */
export async function findStore(tx: SystemTx, code: string): Promise<StoreRow | undefined> {
  const [row] = await tx.select().from(stores).where(sql`upper(${stores.code}) = ${code.toUpperCase()}`);
  return row;
}

/** Adds a store. False when its code is taken. */
export async function insertStore(tx: SystemTx, store: NewStore): Promise<boolean> {
  return (await tx.insert(stores).values(store).onConflictDoNothing().returning({ id: stores.id })).length > 0;
}
