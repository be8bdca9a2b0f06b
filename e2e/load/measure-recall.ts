import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { resolveTerms } from '@/db/queries/resolve-terms';
import { findByWords, findNearest, inCollections, readFound } from '@/db/queries/search-passages';
import { passages } from '@/db/schema/passages';
import { withScope, withSystem, type ScopedTx } from '@/db/scoped';
import { authorise } from '@/lib/access/authorise';
import { localDay, systemClock } from '@/lib/clock';
import { searchKnowledge } from '@/lib/knowledge/search-knowledge';
import { chooseLexemes } from '@/lib/knowledge/search/choose-lexemes';
import { expandQuery, type QueryUnit } from '@/lib/knowledge/search/expand-query';
import { readThesaurus } from '@/lib/knowledge/search/read-thesaurus';
import { resolveUnits, termsOf } from '@/lib/knowledge/search/resolve-units';
import type { Scope } from '@/lib/scope';
import { mean, quantile, round, summarise } from './quantiles';
import { syntheticModel, type ReadingWorld } from './reading-world';
import { seededRandom } from '@/lib/seeded-random';

type Times = { p50: number; p95: number };

/** How well one reader is served. Milliseconds are those of whole scoped transactions: by meaning, by words, and the product's search with both. */
export interface RecallReport {
  reader: string;
  share: number;
  passages: number;
  wanted: number;
  rowsMin: number;
  recallMean: number;
  recallWorst: number;
  vectorMs: Times;
  keywordMs: Times;
  searchMs: Times;
}

interface Measurement {
  questions: number;
  wanted: number;
  seed: number;
  /** Asks the index also where so few passages are readable that the product compares all of them. */
  alwaysIndex?: boolean;
  warmUps?: number;
}

const wordsPerQuestion = 8;

/** Asks as one reader, and compares with an exact search over the same rows. */
export async function measureRecall(db: Database, world: ReadingWorld, reader: ReadingWorld['readers'][number], how: Measurement): Promise<RecallReport> {
  const scope = await authorise(db, { staffId: reader.staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, systemClock);
  const readablePassages = await countReadable(db, scope);
  const onDay = localDay(systemClock.now(), scope.timeZone);
  const random = seededRandom(how.seed);
  const found: { rows: number; recall: number; vectorMs: number; keywordMs: number; searchMs: number }[] = [];
  for (let asked = -(how.warmUps ?? 15); asked < how.questions; asked += 1) {
    const embedding = world.vectors.near(Math.floor(random() * world.vectors.topics), random);
    const units = expandQuery(world.words.text(wordsPerQuestion, random), noThesaurus);
    const search = { collectionIds: scope.collectionIds, onDay, embeddingModel: syntheticModel, embedding, readablePassages: how.alwaysIndex ? Infinity : readablePassages, most: how.wanted };
    const byVector = await timed(() => withScope(db, scope, async (tx) => readFound(tx, await findNearest(tx, search), { ...search, lexemes: [] })));
    const byKeyword = await timed(() => withScope(db, scope, (tx) => searchWords(tx, units, search)));
    const both = await timed(() => searchKnowledge(db, scope, { ...search, embedding: Promise.resolve(embedding), units, locale: scope.locale }));
    if (asked < 0) continue;
    const exact = await exactNearest(db, scope, embedding, how.wanted);
    const hits = byVector.result.filter(({ passageId }) => exact.has(passageId)).length;
    found.push({ rows: byVector.result.length, recall: exact.size === 0 ? 1 : hits / exact.size, vectorMs: byVector.ms, keywordMs: byKeyword.ms, searchMs: both.ms });
  }
  return {
    reader: reader.name,
    share: reader.share,
    passages: readablePassages,
    wanted: how.wanted,
    rowsMin: Math.min(...found.map(({ rows }) => rows)),
    recallMean: round(mean(found.map(({ recall }) => recall)), 4),
    recallWorst: round(quantile(found.map(({ recall }) => recall), 0), 4),
    vectorMs: summarise(found.map(({ vectorMs }) => vectorMs)),
    keywordMs: summarise(found.map(({ keywordMs }) => keywordMs)),
    searchMs: summarise(found.map(({ searchMs }) => searchMs)),
  };
}

/** The words are made up, so there is nothing that says the same. */
const noThesaurus = readThesaurus([]);

/** The part of the product's search that goes by words. */
async function searchWords(tx: ScopedTx, asked: readonly QueryUnit[], search: { collectionIds: readonly number[]; onDay: string; most: number }): Promise<unknown> {
  const corpus = await resolveTerms(tx, { configs: ['english'], terms: termsOf(asked), collectionIds: search.collectionIds });
  const { tsquery, all } = chooseLexemes(resolveUnits(asked, corpus), corpus);
  return readFound(tx, await findByWords(tx, tsquery, search), { ...search, embedding: null, embeddingModel: syntheticModel, lexemes: all });
}

/** The truth: the sum keeps the planner from the index, so every row is compared. */
async function exactNearest(db: Database, scope: Scope, embedding: readonly number[], most: number): Promise<Set<number>> {
  const distance = sql`(${passages.embedding} <=> ${`[${embedding.join(',')}]`}::halfvec(512)) + 0`;
  const rows = await withSystem(db, (tx) => tx.select({ id: passages.id }).from(passages).where(inCollections(scope.collectionIds)).orderBy(distance).limit(most));
  return new Set(rows.map(({ id }) => id));
}

async function countReadable(db: Database, scope: Scope): Promise<number> {
  const rows = await withScope(db, scope, (tx) => tx.select({ count: sql<number>`count(*)::int` }).from(passages));
  return rows[0]?.count ?? 0;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const startMs = performance.now();
  const result = await work();
  return { result, ms: performance.now() - startMs };
}
