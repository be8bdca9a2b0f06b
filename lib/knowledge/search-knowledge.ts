import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { findByKeyword, findByVector, type FoundPassage } from '@/db/queries/search-passages';
import { withScope } from '@/db/scoped';
import type { Scope } from '@/lib/scope';

/** A passage with the scores of the searches that found it; null = not among that search's candidates. */
export interface Candidate extends FoundPassage {
  /** `ts_rank`, 0 and up; not comparable across questions. */
  keyword: number | null;
  /** Cosine similarity, -1 to 1. */
  vector: number | null;
}

export interface KnowledgeFindings {
  candidates: Candidate[];
}

export interface KnowledgeSearch {
  text: string;
  /** The question's vector; null when the embedder did not answer in time. */
  embedding: readonly number[] | null;
  embeddingModel: string;
  onDay: string;
  locale: string;
}

const candidatesMax = 50;

/** Finds passages by words and by meaning, in one short transaction under the reader's scope. */
export async function searchKnowledge(db: Database, scope: Scope, search: KnowledgeSearch): Promise<KnowledgeFindings> {
  if (scope.collectionIds.length === 0) return { candidates: [] };
  const limits = { collectionIds: scope.collectionIds, onDay: search.onDay, most: candidatesMax };
  return withScope(db, scope, async (tx) => {
    const byKeyword = await findByKeyword(tx, anyWord(search.text, search.locale), limits);
    const byVector = search.embedding === null ? [] : await findByVector(tx, search.embedding, search.embeddingModel, limits);
    return { candidates: merge(byKeyword, byVector) };
  });
}

/** A tsquery that matches any word of the text, in English and in the reader's own language. */
function anyWord(text: string, locale: string): SQL {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const query = words.map((word) => `"${word}"`).join(' or ');
  const configs = [...new Set(['english', searchConfigFor(locale), /\p{Script=Arabic}/u.test(text) ? 'arabic' : 'english'])];
  return sql.join(configs.map((config) => sql`websearch_to_tsquery(${config}::regconfig, ${query})`), sql` || `);
}

/** The text-search configuration for a language or locale tag. */
export function searchConfigFor(locale: string): string {
  const configs: Record<string, string> = { en: 'english', fr: 'french', ar: 'arabic' };
  return configs[locale.slice(0, 2)] ?? 'simple';
}

function merge(byKeyword: readonly (FoundPassage & { score: number })[], byVector: readonly (FoundPassage & { score: number })[]): Candidate[] {
  const merged = new Map<number, Candidate>();
  for (const { score, ...passage } of byKeyword) merged.set(passage.passageId, { ...passage, keyword: score, vector: null });
  for (const { score, ...passage } of byVector) {
    const known = merged.get(passage.passageId);
    if (known === undefined) merged.set(passage.passageId, { ...passage, keyword: null, vector: score });
    else known.vector = score;
  }
  return [...merged.values()];
}
