import { findStore, listStores, type StoreRow } from '@/db/queries/stores-write';
import type { SystemTx } from '@/db/scoped';
import { FloorhandError } from '@/lib/errors';

/** Where a person works: the codes and ids of their stores, home store first. */
export interface StaffStores {
  homeStoreId: number;
  storeIds: number[];
  codes: string[];
  allStores: boolean;
}

/**
 * The stores that are meant by codes and `all`. The first code is the home store, because rules and "today" have to be read
 * somewhere; with `all` alone it is the one the person has, or the first of all by code.
 * Throws `not_found` for an unknown code, or for `all` while there are no stores.
 */
export async function findStaffStores(tx: SystemTx, names: readonly string[], currentHome: string | undefined): Promise<StaffStores> {
  const given = [...new Set(names.map((name) => name.toUpperCase()))];
  const codes = given.filter((name) => name !== 'ALL');
  if (codes.length === 0) codes.push(currentHome ?? (await firstCode(tx)));
  const found: StoreRow[] = [];
  for (const code of codes) found.push(await findKnown(tx, code));
  const [home] = found;
  if (!home) throw new FloorhandError('bad_input');
  return { homeStoreId: home.id, storeIds: found.map(({ id }) => id), codes: found.map(({ code }) => code), allStores: given.includes('ALL') };
}

async function firstCode(tx: SystemTx): Promise<string> {
  const [first] = await listStores(tx);
  if (!first) throw new FloorhandError('not_found', { detail: 'There are no stores yet: add one first.' });
  return first.code;
}

async function findKnown(tx: SystemTx, code: string): Promise<StoreRow> {
  const store = await findStore(tx, code);
  if (store) return store;
  const codes = (await listStores(tx)).map((one) => one.code);
  throw new FloorhandError('not_found', { detail: `There is no store ${code}; the stores are: ${codes.join(', ') || 'none yet'}.` });
}
