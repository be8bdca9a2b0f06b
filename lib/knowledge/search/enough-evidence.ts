import type { AlternativeKind } from './expand-query';
import type { RankedPassage } from './fuse-scores';
import type { Candidate } from './read-candidates';
import type { KeywordScores, UnitScores } from './score-passages';
import { evidenceWeights, type EvidenceFeature } from './evidence-weights';

export type EvidenceFeatures = Readonly<Record<EvidenceFeature, number>>;

export interface EvidenceVerdict {
  readonly isEnough: boolean;
  /** 0..1: how sure we are that the passages answer the question. */
  readonly probability: number;
  readonly features: EvidenceFeatures;
}

/** How far finding an alternative proves that the idea itself was found. */
const proofByKind = { written: 1, part: 0.5, synonym: 0.8, related: 0.5 } satisfies Record<AlternativeKind, number>;
const documentsRead = 3;

/** Decides whether the best documents answer the question at all. No candidates, no evidence. */
export function enoughEvidence(
  ranked: readonly RankedPassage[],
  candidates: readonly Candidate[],
  keyword: KeywordScores,
): EvidenceVerdict {
  const features = evidenceFeatures(ranked, candidates, keyword);
  const probability = candidates.length === 0 ? 0 : probabilityOf(features);
  return { isEnough: probability >= evidenceWeights.probabilityMin, probability, features };
}

/** The features of the logistic regression; fit-evidence.ts computes them the same way. */
export function evidenceFeatures(
  ranked: readonly RankedPassage[],
  candidates: readonly Candidate[],
  keyword: KeywordScores,
): EvidenceFeatures {
  const asked = keyword.units.filter(({ unit }) => unit.importance === 'topic' || unit.importance === 'plain');
  const ceiling = keyword.rarityCeiling;
  const documents = [...new Set(ranked.map(({ candidate }) => candidate.passage.documentId))].slice(0, documentsRead);
  const topics = asked.filter(({ unit }) => unit.importance === 'topic');
  const found = documents.map((documentId) => foundTopics(topics, candidates, documentId, ceiling));
  const expected = topics.reduce((sum, topic) => sum + expectedRarity(topic, ceiling), 0);
  const foundMost = Math.max(0, ...found);
  return {
    strength: Math.max(0, ...keyword.total) / ceiling,
    found: foundMost / ceiling,
    missed: (expected - foundMost) / ceiling,
    missedShare: expected === 0 ? 1 : 1 - foundMost / expected,
    absent: topics.filter(({ unit }) => unit.known && unit.alternatives.length === 0).length,
    weakOnly: topics.filter((t) => t.alternatives.length > 0 && !t.alternatives.some((a) => (a.kind === 'written' || a.kind === 'synonym') && a.weight >= 0.6)).length,
    hole: Math.min(...documents.map((d) => Math.max(0, ...topics.map((t) => 1 - foundTopics([t], candidates, d, ceiling) / expectedRarity(t, ceiling)))), 1),
    docStrength: Math.max(0, ...documents.map((d) => keyword.units.filter((u) => u.unit.importance !== 'filler').reduce((sum, u) => sum + Math.max(0, ...candidates.map((c, i) => (c.passage.documentId === d ? (u.scores[i] ?? 0) : 0))) * (u.unit.importance === 'guess' ? 0.4 : 1), 0))) / ceiling,
    exactStrength: Math.max(0, ...documents.map((d) => topics.reduce((sum, u) => sum + Math.max(0, ...u.alternatives.filter((a) => a.kind === 'written').flatMap((a) => candidates.map((c, i) => (c.passage.documentId === d && (a.uses[i] ?? 0) > 0 ? a.rarity * a.weight : 0)))), 0))) / ceiling,
    unknown: topics.filter(({ unit }) => !unit.known && unit.alternatives.length === 0).length,
    similarity: Math.max(0, ...candidates.map(({ passage: { similarity } }) => similarity ?? 0)),
    asked: Math.log(1 + asked.length),
  };
}

/** Rarity-weighted topics of the question that a document speaks of. */
function foundTopics(
  topics: readonly UnitScores[],
  candidates: readonly Candidate[],
  documentId: number,
  ceiling: number,
): number {
  const passages = candidates.flatMap((candidate, index) => (candidate.passage.documentId === documentId ? [index] : []));
  return topics
    .map((topic) => {
      const expected = expectedRarity(topic, ceiling);
      return expected * bestProof(topic, passages, expected);
    })
    .reduce((sum, found) => sum + found, 0);
}

/** How telling the idea should be: as rare as its own words are here, and at least half as rare as an unknown word. */
function expectedRarity({ alternatives }: UnitScores, ceiling: number): number {
  const own = alternatives.filter(({ kind }) => kind !== 'related');
  return Math.max(ceiling / 2, ...own.map(({ kind, rarity }) => proofByKind[kind] * rarity));
}

function bestProof({ alternatives }: UnitScores, passages: readonly number[], expected: number): number {
  const proofs = alternatives
    .filter(({ uses }) => passages.some((index) => (uses[index] ?? 0) > 0))
    .map(({ kind, rarity }) => proofByKind[kind] * (0.5 + 0.5 * Math.min(1, rarity / expected)));
  return Math.max(0, ...proofs);
}

function probabilityOf(features: EvidenceFeatures): number {
  const { intercept, weights } = evidenceWeights;
  let sum: number = intercept;
  for (const { feature, weight } of weights) sum += weight * features[feature];
  return 1 / (1 + Math.exp(-sum));
}
