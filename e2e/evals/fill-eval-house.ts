import type { Database } from '@/db/client';
import { saveCollection } from '@/db/queries/collections';
import { staff } from '@/db/schema/staff';
import { stores } from '@/db/schema/stores';
import { withSystem, type SystemTx } from '@/db/scoped';
import { withoutVectorIndex } from '@/db/vector-index';
import type { Principal } from '@/lib/access/principal';
import type { PassageEmbedder } from '@/lib/knowledge/embed-passages';
import { importDocuments } from '@/lib/knowledge/import-documents';
import type { EvalCollection } from './read-documents';

/** A house made of an eval's documents, and who asks in it. */
export interface EvalHouse {
  /** Who may read one collection alone, by its name. */
  readers: ReadonlyMap<string, Principal>;
  /** Who may read every collection. */
  everywhere: Principal;
  documents: number;
  passages: number;
  withoutVector: number;
  failed: { file: string; reason: string }[];
  /** The id in the eval's files of a document, by its collection's name and its stable name in the product. */
  idOf(collection: string, externalId: string): string;
}

interface FillOptions {
  embedder: PassageEmbedder;
  signal: AbortSignal;
  onProgress(progress: { done: number; total: number }): void;
}

/**
 * Imports each collection for a store of its own, with one associate who works there: row-level security limits their
 * questions to it, as it would in a real house. One person of head office may read everything.
 */
export async function fillEvalHouse(db: Database, collections: readonly EvalCollection[], options: FillOptions): Promise<EvalHouse> {
  const total = collections.reduce((sum, { files }) => sum + files.length, 0);
  const readers = new Map<string, Principal>();
  const counts = { documents: 0, passages: 0, withoutVector: 0, failed: [] as EvalHouse['failed'] };
  const office = await withSystem(db, (tx) => addStore(tx, 'OFFICE'));
  await withoutVectorIndex(db, async () => {
    for (const [place, { name, files }] of collections.entries()) {
      const { principal, collectionId } = await withSystem(db, (tx) => addCollection(tx, name, place));
      readers.set(name, principal);
      const before = counts.documents;
      const imported = await importDocuments(db, collectionId, files, {
        ...options, language: 'en', onProgress: ({ done }) => options.onProgress({ done: before + done, total }),
      });
      counts.documents += files.length;
      counts.passages += imported.passages;
      counts.withoutVector += imported.withoutVector;
      counts.failed.push(...imported.failed);
    }
  });
  const everywhere = await withSystem(db, (tx) => addStaff(tx, { number: 'OFFICE', role: 'admin', allStores: true, homeStoreId: office }));
  const ids = new Map(collections.map(({ name, ids }) => [name, ids]));
  return { readers, everywhere, ...counts, idOf: (collection, externalId) => ids.get(collection)?.get(externalId) ?? externalId };
}

async function addCollection(tx: SystemTx, name: string, place: number): Promise<{ principal: Principal; collectionId: number }> {
  const homeStoreId = await addStore(tx, `S${place}`);
  const collectionId = await saveCollection(tx, { slug: `eval-${place}`, name, storeIds: [homeStoreId] });
  return { collectionId, principal: await addStaff(tx, { number: `R${place}`, role: 'associate', allStores: false, homeStoreId }) };
}

async function addStore(tx: SystemTx, code: string): Promise<number> {
  const values = { code, name: code, city: 'London', country: 'GB', region: 'emea', timeZone: 'Europe/London', locale: 'en-GB', currency: 'GBP' } as const;
  return only(await tx.insert(stores).values(values).returning({ id: stores.id }));
}

async function addStaff(tx: SystemTx, person: Pick<typeof staff.$inferInsert, 'number' | 'role' | 'allStores' | 'homeStoreId'>): Promise<Principal> {
  const staffId = only(await tx.insert(staff).values({ ...person, name: person.number }).returning({ id: staff.id }));
  return { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' };
}

function only(rows: readonly { id: number }[]): number {
  const [row] = rows;
  if (!row) throw new Error('expected a row');
  return row.id;
}
