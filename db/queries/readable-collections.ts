import { and, asc, count, eq, sql } from 'drizzle-orm';
import { collections } from '@/db/schema/collections';
import { documents } from '@/db/schema/documents';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';
import type { ReadableCollection } from '@/lib/contract/floor-actions';
import type { Scope } from '@/lib/scope';

/** The collections open to the reader, with the number of documents in each that are more than a draft; the fullest first. Empty ones are left out. */
export async function listReadableCollections(tx: ScopedTx, scope: Scope): Promise<ReadableCollection[]> {
  const documentCount = count(documents.id);
  return tx
    .select({ id: collections.id, name: collections.name, description: collections.description, documents: documentCount })
    .from(collections)
    .innerJoin(documents, and(eq(documents.collectionId, collections.id), documents.published))
    .where(sql`${collections.id} = any (${integerArrayLiteral(scope.collectionIds)}::int[])`)
    .groupBy(collections.id)
    .orderBy(sql`count(${documents.id}) desc`, asc(collections.name));
}
