import { asc, count, eq, or, sql } from 'drizzle-orm';
import { collections } from '@/db/schema/collections';
import { documents } from '@/db/schema/documents';
import { stores } from '@/db/schema/stores';
import type { SystemTx } from '@/db/scoped';

export type NewCollection = typeof collections.$inferInsert;
export type Collection = typeof collections.$inferSelect;

/** The collection with this slug or name, whatever its audience. */
export async function findCollection(tx: SystemTx, slugOrName: string): Promise<Collection | undefined> {
  const [found] = await tx.select().from(collections).where(or(eq(collections.slug, slugOrName), eq(sql`lower(${collections.name})`, slugOrName.toLowerCase()))).limit(1);
  return found;
}

/** Writes the collection, or brings the one with its slug up to date. Gives its id. */
export async function saveCollection(tx: SystemTx, collection: NewCollection): Promise<number> {
  const { slug, ...rest } = collection;
  const [saved] = await tx.insert(collections).values({ slug, ...rest }).onConflictDoUpdate({ target: collections.slug, set: rest }).returning({ id: collections.id });
  if (!saved) throw new Error(`The collection ${slug} was not saved.`);
  return saved.id;
}

/** Every collection with its audience and number of documents. */
export async function listCollections(tx: SystemTx): Promise<(Collection & { documents: number })[]> {
  const counted = await tx.select({ collection: collections, documents: count(documents.id) }).from(collections)
    .leftJoin(documents, eq(documents.collectionId, collections.id)).groupBy(collections.id).orderBy(asc(collections.slug));
  return counted.map(({ collection, documents: number }) => ({ ...collection, documents: number }));
}

/** Store ids by store code. */
export async function listStoreIds(tx: SystemTx): Promise<Map<string, number>> {
  const rows = await tx.select({ code: stores.code, id: stores.id }).from(stores);
  return new Map(rows.map(({ code, id }) => [code, id]));
}
