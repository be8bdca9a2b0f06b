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

/** The same for its newer draft. */
export function draftSecretOf(document: number): string {
  return secretOf(document).replaceAll('q', 'w');
}

/** Every revision of the house: one of each document, and the newer drafts of those that have one. */
function revisionsOf(house: RandomHouse) {
  return house.documents.flatMap((document, index) => [
    { document, index, number: 1, state: document.state, secret: secretOf(index) },
    ...(document.newDraft ? [{ document, index, number: 2, state: 'draft' as const, secret: draftSecretOf(index) }] : []),
  ]);
}

/** Empties the database and writes the house into it. */
export async function fillRandomHouse(db: Database, house: RandomHouse): Promise<HouseIds> {
  // The ledger and the audit log refuse to be emptied, and what refers to stores is emptied with them: their owner lifts that for one statement's time.
  await db.execute(sql`
    alter table usage_events disable trigger usage_events_kept; alter table audit_events disable trigger audit_events_kept;
    truncate stores, staff, collections, traces restart identity cascade;
    alter table usage_events enable trigger usage_events_kept; alter table audit_events enable trigger audit_events_kept`);
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
    const collectionId = (index: number) => collectionIds[house.documents[index]?.collection ?? -1] ?? -1;
    const documentIds = ids(await tx.insert(documents).values(house.documents.map((_, index) => ({ collectionId: collectionId(index), title: `Rule ${secretOf(index)}`, externalId: `d${index}`, language: 'en' }))).returning({ id: documents.id }));
    const known = revisionsOf(house).map((one) => ({ ...one, common: { collectionId: collectionId(one.index), documentId: documentIds[one.index] ?? -1, title: `Rule ${one.secret}`, effectiveFrom: one.document.from, effectiveUntil: one.document.until } }));
    const revisionIds = ids(await tx.insert(revisions).values(known.map(({ common, number, state, secret }) => ({ ...common, number, state, contentHash: secret, mediaType: 'text/plain', body: secret }))).returning({ id: revisions.id }));
    const rows = known.flatMap(({ document, index, secret, common, state }, place) => document.passages.map((words, ordinal) => {
      const body = `The ${secret} rule says: ${words.join(' ')} within ${index + 10} days.`;
      // Who writes here calls drafts live: that they are not found is the database's own doing.
      const live = state !== 'superseded';
      return { document: index, row: { ...common, revisionId: revisionIds[place] ?? -1, ordinal, body, contentHash: `${secret}-${ordinal}`, live, searchConfig: 'english', embeddingModel: fakeEmbeddingModel, embedding: embedWords(body, 512) } };
    }));
    const passageIds = ids(await tx.insert(passages).values(rows.map(({ row }) => row)).returning({ id: passages.id }));
    return { stores: storeIds, staff: staffIds, collections: collectionIds, documents: documentIds, documentOfPassage: new Map(rows.map(({ document }, index) => [passageIds[index] ?? -1, document])) };
  });
}
