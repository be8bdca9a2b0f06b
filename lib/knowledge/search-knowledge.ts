import type { Database } from '@/db/client';
import { resolveTerms, type CorpusAnswer } from '@/db/queries/resolve-terms';
import { findByKeyword, findByVector, type FoundPassage } from '@/db/queries/search-passages';
import { withScope } from '@/db/scoped';
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
  /** The question's vector; null when the embedder did not answer in time. */
  embedding: readonly number[] | null;
  embeddingModel: string;
  onDay: string;
  /** The reader's locale: beside English, words are read in its language. */
  locale: string;
}

/** Re-scoring decides the order; these only have to be many enough for the right passage to be among them. */
const candidatesMax = { keyword: 150, vector: 50 } as const;

const nothing: CorpusAnswer = { phrases: {}, frequencies: {}, passages: 0, words: 0 };

/** Finds passages by words and by meaning, in one short transaction under the reader's scope. */
export async function searchKnowledge(db: Database, scope: Scope, search: KnowledgeSearch): Promise<KnowledgeFindings> {
  if (scope.collectionIds.length === 0) return { units: [], candidates: [], corpus: nothing };
  const { collectionIds } = scope;
  const { embedding, embeddingModel, onDay } = search;
  return withScope(db, scope, async (tx) => {
    const terms = termsOf(search.units);
    const corpus = await resolveTerms(tx, { configs: searchConfigsFor(search.locale, terms), terms, collectionIds });
    const units = resolveUnits(search.units, corpus);
    const { tsquery, all } = chooseLexemes(units, corpus);
    const shared = { collectionIds, onDay, lexemes: all, embedding, embeddingModel, readablePassages: corpus.passages };
    const byKeyword = await findByKeyword(tx, tsquery, { ...shared, most: candidatesMax.keyword });
    const byVector = await findByVector(tx, { ...shared, most: candidatesMax.vector });
    return { units, corpus, candidates: distinct([...byKeyword, ...byVector]).map(readCandidate) };
  });
}

function distinct(found: readonly FoundPassage[]): FoundPassage[] {
  return [...new Map(found.map((passage) => [passage.passageId, passage])).values()];
}
