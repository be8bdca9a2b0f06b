import { and, eq, gte, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { collections } from '@/db/schema/collections';
import { documents, revisions } from '@/db/schema/documents';
import { passages } from '@/db/schema/passages';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';

/** Where a lexeme stands in a passage: its positions, and for each the weight label (A = title and headings, D = body). */
export type LexemeHit = readonly [lexeme: string, positions: readonly number[], weights: readonly string[]];

/** A passage that a search found, with everything a citation shows and everything ranking needs. */
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
  wordCount: number;
  /** How near to the reader the rule is: its shop's own, its team's, its region's, or the whole house's. */
  locality: 'store' | 'team' | 'region' | 'house';
  /** Cosine similarity to the question, -1 to 1; null without a vector of the same model. */
  similarity: number | null;
  /** The question's lexemes that stand in the passage. */
  hits: readonly LexemeHit[];
}

/** What a found passage is compared with. */
export interface FoundBy {
  /** The collections of the scope, named literally so that the planner can choose an exact scan for a small one. */
  collectionIds: readonly number[];
  /** Every lexeme whose places in the passages are wanted. */
  lexemes: readonly string[];
  /** The question's vector, of the model that `embeddingModel` names; null while the embedder is away. */
  embedding: readonly number[] | null;
  embeddingModel: string;
}

export interface NearestSearch {
  collectionIds: readonly number[];
  /** `YYYY-MM-DD` in the store's time zone: only passages in force on that day are found. */
  onDay: string;
  embedding: readonly number[];
  embeddingModel: string;
  /** How many passages the reader may read; decides whether all are compared, or the index is asked. */
  readablePassages: number;
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
  locality: sql<FoundPassage['locality']>`case when ${collections.storeIds} is not null then 'store' when ${collections.teams} is not null then 'team' when ${collections.regions} is not null then 'region' else 'house' end`,
  wordCount: sql<number>`coalesce(${passages.wordCount}, 0)`,
};

function columnsFor({ lexemes, embedding, embeddingModel }: FoundBy) {
  const similarity = embedding === null ? sql<number | null>`null::float8` : sql<number | null>`case when ${passages.embeddingModel} = ${embeddingModel} then (1 - (${distanceTo(embedding)}))::float8 end`;
  // A parameter, not a subquery: only a constant list is searched by hash, and a passage has a hundred lexemes.
  const hits = sql<LexemeHit[]>`coalesce((select json_agg(json_build_array(word.lexeme, word.positions, word.weights)) from unnest(${passages.lexemes}) word where word.lexeme = any (${textArrayLiteral(lexemes)}::text[])), '[]')`;
  return { ...columns, similarity, hits };
}

/** Postgres' text form of a text array. */
function textArrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/gu, '\\$&')}"`).join(',')}}`;
}

function distanceTo(embedding: readonly number[]): SQL {
  return sql`${passages.embedding} <=> ${`[${embedding.join(',')}]`}::halfvec(512)`;
}

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
 * The ids of the passages that match any of the words best, by `ts_rank`. A SECURITY DEFINER function finds them, because
 * it can use the GIN index; `readFound` reads the rows under the reader's own rights.
 * @param tsquery a tsquery in text form
 */
export async function findByWords(tx: ScopedTx, tsquery: string, { onDay, most }: { onDay: string; most: number }): Promise<number[]> {
  if (tsquery === '') return [];
  const { rows } = (await tx.execute(sql`select passage_id as id from keyword_candidates(${tsquery}::tsquery, ${onDay}::date, ${most}::int)`)) as { rows: { id: number }[] };
  return rows.map(({ id }) => id);
}

/** Reads passages by their ids, each once, under the reader's rights. What is not theirs is missing, and so is what was replaced since its id was found. */
export async function readFound(tx: ScopedTx, ids: readonly number[], found: FoundBy): Promise<FoundPassage[]> {
  if (ids.length === 0) return [];
  return tx
    .select(columnsFor(found))
    .from(passages)
    .innerJoin(documents, eq(documents.id, passages.documentId))
    .innerJoin(revisions, eq(revisions.id, passages.revisionId))
    .innerJoin(collections, eq(collections.id, passages.collectionId))
    .where(and(passages.live, sql`${passages.id} = any (${integerArrayLiteral([...new Set(ids)])}::int[])`, inCollections(found.collectionIds)))
    .orderBy(passages.id);
}

/**
 * So many passages are compared one by one in about 6 ms, and none is missed. Through the index, a reader of few among
 * many costs more than that: most of what it brings is not theirs. The planner cannot tell, it takes row-level security
 * and the literal predicate for two independent filters.
 */
const comparedMax = 4_000;

/** The ids of the nearest passages by cosine similarity among those embedded by the same model, nearest first. */
export async function findNearest(tx: ScopedTx, search: NearestSearch): Promise<number[]> {
  const distance = distanceTo(search.embedding);
  if (search.readablePassages <= comparedMax) return nearestIds(tx, search, sql`(${distance}) + 0`);
  // The index orders by the bare distance alone; without sorting nothing else can.
  await tx.execute(sql`select set_config('enable_sort', 'off', true)`);
  const found = await nearestIds(tx, search, distance);
  await tx.execute(sql`select set_config('enable_sort', 'on', true)`);
  return found;
}

async function nearestIds(tx: ScopedTx, search: NearestSearch, distance: SQL): Promise<number[]> {
  const rows = await tx
    .select({ id: passages.id })
    .from(passages)
    .where(and(passages.live, eq(passages.embeddingModel, search.embeddingModel), inCollections(search.collectionIds), inForce(search.onDay)))
    .orderBy(distance)
    .limit(search.most);
  return rows.map(({ id }) => id);
}
