import type { Candidate } from './read-candidates';
import type { KeywordScores } from './score-passages';

/**
 * How much of the fused score comes from vectors, per embedding model and source. An unlisted pair gets 0: keyword
 * search alone is never wrong by much, a misjudged encoder is.
 */
export const vectorShares = [
  // Handbook dev + fresh questions: 0.2 to 0.4 are level, 0 loses 3 to 8 points of hit@5; policyqa peaks at 0.15 to 0.3.
  { model: 'use-lite-512', source: 'knowledge', share: 0.3 },
  // REFERENCES.md: on product titles more than 0.1 does harm.
  { model: 'use-lite-512', source: 'catalogue', share: 0.1 },
] as const;

/** The share of the fused score that this model's vectors decide for this source. */
export function vectorShareOf(embeddingModel: string, source: string): number {
  return vectorShares.find((row) => row.model === embeddingModel && row.source === source)?.share ?? 0;
}

/** Each further passage of a document adds its score times a further power of this to all passages of the document. */
export const sameDocumentShare = 0.3;

export interface RankedPassage {
  readonly candidate: Candidate;
  readonly keywordScore: number;
  /** 0..1 before the document's bonus; comparable within one question only. */
  readonly fusedScore: number;
  readonly rankScore: number;
}

/** Fuses keyword and vector scores, each relative to the best candidate, and ranks passages, best first. */
export function fuseScores(candidates: readonly Candidate[], keyword: KeywordScores, vectorShare: number): RankedPassage[] {
  const vectors = relativeSimilarities(candidates);
  const share = vectors === null ? 0 : vectorShare;
  const keywordBest = Math.max(1e-9, ...keyword.total);
  const fused = candidates.map((_, index) => {
    const byKeyword = (keyword.total[index] ?? 0) / keywordBest;
    return (1 - share) * byKeyword + share * (vectors?.[index] ?? 0);
  });
  const bonuses = documentBonuses(candidates, fused);
  return candidates
    .map((candidate, index) => rank(candidate, keyword.total[index] ?? 0, fused[index] ?? 0, bonuses.get(candidate.passage.documentId) ?? 0))
    .sort((a, b) => b.rankScore - a.rankScore || a.candidate.passage.passageId - b.candidate.passage.passageId);
}

function rank(candidate: Candidate, keywordScore: number, fusedScore: number, bonus: number): RankedPassage {
  return { candidate, keywordScore, fusedScore, rankScore: fusedScore + bonus };
}

/** 0 for the median candidate, 1 for the best: cosines of one encoder all lie close together. */
function relativeSimilarities(candidates: readonly Candidate[]): number[] | null {
  const similarities = candidates.flatMap(({ passage: { similarity } }) => (similarity === null ? [] : [similarity]));
  if (similarities.length === 0) return null;
  const best = Math.max(...similarities);
  const median = similarities.toSorted((a, b) => a - b)[similarities.length >> 1] ?? best;
  const spread = Math.max(1e-9, best - median);
  return candidates.map(({ passage: { similarity } }) => Math.max(0, ((similarity ?? median) - median) / spread));
}

function documentBonuses(candidates: readonly Candidate[], fused: readonly number[]): Map<number, number> {
  const byDocument = new Map<number, number[]>();
  candidates.forEach(({ passage: { documentId } }, index) => {
    byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), fused[index] ?? 0]);
  });
  return new Map([...byDocument].map(([documentId, scores]) => [documentId, bonusOf(scores)]));
}

function bonusOf(scores: readonly number[]): number {
  return scores
    .toSorted((a, b) => b - a)
    .slice(1)
    .reduce((sum, score, index) => sum + score * sameDocumentShare ** (index + 1), 0);
}
