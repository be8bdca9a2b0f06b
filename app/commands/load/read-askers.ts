import type { Services } from '@/app/services';
import { listReadableCollections } from '@/db/queries/readable-collections';
import { findIdByNumber } from '@/db/queries/staff';
import { withScope, withSystem } from '@/db/scoped';
import { authorise } from '@/lib/access/authorise';
import { createKey } from '@/lib/access/keep-keys';

/** Somebody who asks: a key of theirs, and the names of the collections they may read. */
export interface Asker {
  key: string;
  readable: ReadonlySet<string>;
}

/** Makes a key for each of these employee numbers and reads what its owner may see, under their own rights. */
export async function readAskers(house: Services, numbers: readonly string[]): Promise<ReadonlyMap<string, Asker>> {
  const askers = new Map<string, Asker>();
  for (const number of new Set(numbers)) {
    const { key } = await createKey(house, { number, name: 'rehearsal' });
    const found = await withSystem(house.db, (tx) => findIdByNumber(tx, number));
    if (!found) throw new Error(`Nobody has the number ${number}.`);
    const scope = await authorise(house.db, { staffId: found.staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, house.clock);
    const readable = await withScope(house.db, scope, (tx) => listReadableCollections(tx, scope));
    askers.set(number, { key, readable: new Set(readable.map(({ name }) => name)) });
  }
  return askers;
}
