import { and, eq, gte, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { collections } from '@/db/schema/collections';
import { documents, revisions } from '@/db/schema/documents';
import { passages } from '@/db/schema/passages';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';

/** A passage that a search found, with everything a citation shows. Exactly one of the two scores is set by each search. */
export interface FoundPassage {
  passageId: number;
  documentId: number;
  revisionId: number;
  revisionNumber: number;
  collectionId: number;
  collection: string;
  externalId: string;
  title: string;
  heading: string;
  body: string;
  ordinal: number;
  page: number | null;
  language: string;
  contentHash: string;
  effectiveFrom: string | null;
  effectiveUntil: string | null;
}
export type ScoredPassage = FoundPassage & { score: number };

export interface SearchLimits {
  /** The collections of the scope, named literally so that the planner can choose an exact scan for a small one. */
  collectionIds: readonly number[];
  /** `YYYY-MM-DD` in the store's time zone: only passages in force on that day are found. */
  onDay: string;
  most: number;
}

const columns = {
  passageId: passages.id,
  documentId: passages.documentId,
  revisionId: passages.revisionId,
  revisionNumber: revisions.number,
  collectionId: passages.collectionId,
  collection: collections.name,
  externalId: documents.externalId,
  title: passages.title,
  heading: passages.heading,
  body: passages.body,
  ordinal: passages.ordinal,
  page: passages.page,
  language: documents.language,
  contentHash: passages.contentHash,
  effectiveFrom: passages.effectiveFrom,
  effectiveUntil: passages.effectiveUntil,
};

/** The literal predicate. Row-level security is the lock; this is what lets the planner see how few rows are meant. */
export function inCollections(collectionIds: readonly number[]): SQL {
  return sql`${passages.collectionId} = any (${sql.raw(`'${integerArrayLiteral(collectionIds)}'::int[]`)})`;
}

function inForce(onDay: string): SQL | undefined {
  return and(
    or(isNull(passages.effectiveFrom), lte(passages.effectiveFrom, onDay)),
    or(isNull(passages.effectiveUntil), gte(passages.effectiveUntil, onDay)),
  );
}

/**
 * The passages that best match any of the words, by `ts_rank`. Ids come from a SECURITY DEFINER function that can use the
 * GIN index; the rows are read under the reader's own rights.
 * @param query a SQL expression of type tsquery
 */
export async function findByKeyword(tx: ScopedTx, query: SQL, limits: SearchLimits): Promise<ScoredPassage[]> {
  const candidates = sql`keyword_candidates(${query}, ${limits.onDay}::date, ${limits.most}::int) as candidate`;
  return tx
    .select({ ...columns, score: sql<number>`candidate.keyword_rank::float8` })
    .from(passages)
    .innerJoin(candidates, sql`candidate.passage_id = ${passages.id}`)
    .innerJoin(documents, eq(documents.id, passages.documentId))
    .innerJoin(revisions, eq(revisions.id, passages.revisionId))
    .innerJoin(collections, eq(collections.id, passages.collectionId))
    .where(inCollections(limits.collectionIds))
    .orderBy(sql`candidate.keyword_rank desc`, passages.id);
}

/** The nearest passages by cosine similarity (score -1 to 1) among those embedded by the same model. */
export async function findByVector(
  tx: ScopedTx,
  embedding: readonly number[],
  embeddingModel: string,
  limits: SearchLimits,
): Promise<ScoredPassage[]> {
  const distance = sql<number>`${passages.embedding} <=> ${`[${embedding.join(',')}]`}::halfvec(512)`;
  const nearest = tx
    .select({ id: passages.id, distance: distance.as('distance') })
    .from(passages)
    .where(and(passages.live, eq(passages.embeddingModel, embeddingModel), inCollections(limits.collectionIds), inForce(limits.onDay)))
    .orderBy(distance)
    .limit(limits.most)
    .as('nearest');
  return tx
    .select({ ...columns, score: sql<number>`(1 - ${nearest.distance})::float8` })
    .from(nearest)
    .innerJoin(passages, eq(passages.id, nearest.id))
    .innerJoin(documents, eq(documents.id, passages.documentId))
    .innerJoin(revisions, eq(revisions.id, passages.revisionId))
    .innerJoin(collections, eq(collections.id, passages.collectionId))
    .orderBy(nearest.distance, passages.id);
}

/** Passages by their place in a revision, for stitching a passage to its neighbours. */
export async function findNeighbours(tx: ScopedTx, revisionIds: readonly number[], collectionIds: readonly number[]): Promise<FoundPassage[]> {
  if (revisionIds.length === 0) return [];
  return tx
    .select(columns)
    .from(passages)
    .innerJoin(documents, eq(documents.id, passages.documentId))
    .innerJoin(revisions, eq(revisions.id, passages.revisionId))
    .innerJoin(collections, eq(collections.id, passages.collectionId))
    .where(and(passages.live, inArray(passages.revisionId, [...revisionIds]), inCollections(collectionIds)))
    .orderBy(passages.revisionId, passages.ordinal);
}
