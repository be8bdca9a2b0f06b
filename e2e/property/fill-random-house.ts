import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { collections } from '@/db/schema/collections';
import { documents, revisions } from '@/db/schema/documents';
import { passages } from '@/db/schema/passages';
import { staff, staffStores } from '@/db/schema/staff';
import { stores } from '@/db/schema/stores';
import { withSystem } from '@/db/scoped';
import { embedWords } from '../fakes/embed-words';
import type { RandomHouse } from './random-house';

export const fakeEmbeddingModel = 'words-512';

/** Database ids by place in the random house's lists, and the way back. */
export interface HouseIds {
  stores: number[];
  staff: number[];
  collections: number[];
  documents: number[];
  /** The place of the document that each passage id belongs to. */
  documentOfPassage: ReadonlyMap<number, number>;
}

/** A word that stands in one document alone, in its title and in every passage: wherever it turns up, that document was read. */
export function secretOf(document: number): string {
  return `zq${['k', 'm', 'p', 'v', 'x'][document % 5]}${document}zq`;
}

/** Empties the database and writes the house into it. */
export async function fillRandomHouse(db: Database, house: RandomHouse): Promise<HouseIds> {
  await db.execute(sql`truncate stores, staff, collections, traces restart identity cascade`);
  return withSystem(db, async (tx) => {
    const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
    const storeIds = ids(await tx.insert(stores).values(house.stores.map((store, index) => ({ ...store, code: `S${index}`, name: `S${index}`, city: 'City', country: 'FR', locale: 'en-GB', currency: 'EUR' }))).returning({ id: stores.id }));
    const storeId = (index: number) => storeIds[index] ?? -1;
    const staffIds = ids(await tx.insert(staff).values(house.staff.map(({ home, also: _also, disabled, ...person }, index) => ({
      ...person, number: `N${index}`, name: `Person ${index}`, homeStoreId: storeId(home), disabledAt: disabled ? new Date('2026-01-01T00:00:00Z') : null,
    }))).returning({ id: staff.id }));
    await tx.insert(staffStores).values(house.staff.flatMap(({ home, also }, index) => [...new Set([home, ...also])].map((store) => ({ staffId: staffIds[index] ?? -1, storeId: storeId(store) }))));
    const collectionIds = ids(await tx.insert(collections).values(house.collections.map(({ stores: limit, archived, ...audience }, index) => ({
      ...audience, slug: `c${index}`, name: `Collection ${index}`, storeIds: limit?.map(storeId) ?? null, archivedAt: archived ? new Date('2026-01-01T00:00:00Z') : null,
    }))).returning({ id: collections.id }));
    const common = house.documents.map(({ collection }, index) => ({ collectionId: collectionIds[collection] ?? -1, title: `Rule ${secretOf(index)}` }));
    const documentIds = ids(await tx.insert(documents).values(common.map((one, index) => ({ ...one, externalId: `d${index}`, language: 'en' }))).returning({ id: documents.id }));
    const revisionIds = ids(await tx.insert(revisions).values(house.documents.map(({ state, from, until }, index) => ({
      ...common[index] ?? { collectionId: -1, title: '' }, documentId: documentIds[index] ?? -1, number: 1, state, effectiveFrom: from, effectiveUntil: until, contentHash: `r${index}`, mediaType: 'text/plain', body: secretOf(index),
    }))).returning({ id: revisions.id }));
    const rows = house.documents.flatMap((document, index) => document.passages.map((words, ordinal) => {
      const body = `The ${secretOf(index)} rule says: ${words.join(' ')} within ${index + 10} days.`;
      return {
        document: index,
        row: {
          ...common[index] ?? { collectionId: -1, title: '' }, documentId: documentIds[index] ?? -1, revisionId: revisionIds[index] ?? -1, ordinal, body, contentHash: `p${index}-${ordinal}`,
          live: document.state === 'live', effectiveFrom: document.from, effectiveUntil: document.until, searchConfig: 'english', embeddingModel: fakeEmbeddingModel, embedding: embedWords(body, 512),
        },
      };
    }));
    const passageIds = ids(await tx.insert(passages).values(rows.map(({ row }) => row)).returning({ id: passages.id }));
    return { stores: storeIds, staff: staffIds, collections: collectionIds, documents: documentIds, documentOfPassage: new Map(rows.map(({ document }, index) => [passageIds[index] ?? -1, document])) };
  });
}
