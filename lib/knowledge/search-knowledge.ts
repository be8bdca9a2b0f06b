import type { Database } from '@/db/client';
import { resolveTerms, type CorpusAnswer } from '@/db/queries/resolve-terms';
import { findByWords, findNearest, readFound, type FoundPassage } from '@/db/queries/search-passages';
import { withScope, type ScopedTx } from '@/db/scoped';
import type { Scope } from '@/lib/scope';
import { chooseLexemes } from './search/choose-lexemes';
import type { QueryUnit } from './search/expand-query';
import { readCandidate, type Candidate } from './search/read-candidates';
import { resolveUnits, termsOf, type ResolvedUnit } from './search/resolve-units';
import { searchConfigsFor } from './search-config';

/** Candidates with all that ranking needs: it happens in code, after the transaction. */
export interface KnowledgeFindings {
  units: readonly ResolvedUnit[];
  candidates: readonly Candidate[];
  corpus: CorpusAnswer;
}

export interface KnowledgeSearch {
  units: readonly QueryUnit[];
  /** The question's vector, which may still be on its way; null when the embedder did not answer in time. */
  embedding: Promise<readonly number[] | null>;
  embeddingModel: string;
  onDay: string;
  /** The reader's locale: beside English, words are read in its language. */
  locale: string;
}

/** Re-scoring decides the order; these only have to be many enough for the right passage to be among them. */
const candidatesMax = { words: 150, meaning: 50 } as const;

const nothing: CorpusAnswer = { phrases: {}, frequencies: {}, passages: 0, words: 0 };

/**
 * Finds passages by words and by meaning, in two short transactions under the reader's scope: the first while the question's
 * vector is made, and no connection waits for it.
 */
export async function searchKnowledge(db: Database, scope: Scope, search: KnowledgeSearch): Promise<KnowledgeFindings> {
  if (scope.collectionIds.length === 0) return { units: [], candidates: [], corpus: nothing };
  const [words, embedding] = await Promise.all([withScope(db, scope, (tx) => findWords(tx, scope, search)), search.embedding]);
  const found = await withScope(db, scope, (tx) => readBoth(tx, scope, { ...search, embedding }, words));
  return { units: words.units, corpus: words.corpus, candidates: found.map(readCandidate) };
}

interface FoundWords {
  corpus: CorpusAnswer;
  units: readonly ResolvedUnit[];
  tsquery: string;
  lexemes: readonly string[];
  ids: readonly number[];
}

async function findWords(tx: ScopedTx, { collectionIds }: Scope, search: KnowledgeSearch): Promise<FoundWords> {
  const terms = termsOf(search.units);
  const corpus = await resolveTerms(tx, { configs: searchConfigsFor(search.locale, terms), terms, collectionIds });
  const units = resolveUnits(search.units, corpus);
  const { tsquery, all } = chooseLexemes(units, corpus);
  return { corpus, units, tsquery, lexemes: all, ids: await findByWords(tx, tsquery, { onDay: search.onDay, most: candidatesMax.words }) };
}

/** A revision may be replaced while it is searched for. Its passages are missing then, and the new ones are looked for once more. */
async function readBoth(tx: ScopedTx, { collectionIds }: Scope, search: Omit<KnowledgeSearch, 'embedding'> & { embedding: readonly number[] | null }, words: FoundWords): Promise<FoundPassage[]> {
  const { embedding, embeddingModel, onDay } = search;
  const near = () => (embedding === null ? [] : findNearest(tx, { collectionIds, onDay, embedding, embeddingModel, readablePassages: words.corpus.passages, most: candidatesMax.meaning }));
  const read = (ids: readonly number[]) => readFound(tx, ids, { collectionIds, lexemes: words.lexemes, embedding, embeddingModel });
  const ids = new Set([...words.ids, ...(await near())]);
  const found = await read([...ids]);
  if (found.length === ids.size) return found;
  return read([...(await findByWords(tx, words.tsquery, { onDay, most: candidatesMax.words })), ...(await near())]);
}
