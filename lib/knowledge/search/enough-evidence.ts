import { evidenceWeights, type EvidenceFeature } from './evidence-weights';
import type { RankedPassage } from './fuse-scores';
import type { Candidate } from './read-candidates';
import { keywordWeights, type KeywordScores, type UnitScores } from './score-passages';

export type EvidenceFeatures = Readonly<Record<EvidenceFeature, number>>;

export interface EvidenceVerdict {
  readonly isEnough: boolean;
  /** 0..1: how sure we are that the passages answer the question. */
  readonly probability: number;
  readonly features: EvidenceFeatures;
}

/** What was gathered for one question: `ranked` by fuse-scores.ts, the rest as score-passages.ts saw it. */
export interface GatheredEvidence {
  readonly ranked: readonly RankedPassage[];
  readonly candidates: readonly Candidate[];
  readonly keyword: KeywordScores;
  /** Passages in the readable collections. */
  readonly passagesInCorpus: number;
}

const documentsRead = 3;
/** In a large corpus something always matches. Fitted on 15 to 1,100 passages, so not carried on far beyond. */
const corpusPassages = { min: 20, max: 2_000 } as const;

/** Decides whether the best documents answer the question at all. No candidates, no evidence. */
export function enoughEvidence(gathered: GatheredEvidence): EvidenceVerdict {
  const features = evidenceFeatures(gathered);
  const probability = gathered.candidates.length === 0 ? 0 : probabilityOf(features);
  return { isEnough: probability >= evidenceWeights.probabilityMin || isNamed(gathered, features), probability, features };
}

/** Below this even a document of that very name says too little. */
const namedStrengthMin = 1.3;

/**
 * Two or three words ("parental leave", "closing procedure") never add up to much; but where one document has all of the
 * ideas, and every topic stands in its title or headings, it is what was asked for.
 */
function isNamed({ ranked, candidates, keyword }: GatheredEvidence, { strength, absent }: EvidenceFeatures): boolean {
  const spoken = keyword.units.filter(isSpoken);
  const topics = spoken.filter(({ unit }) => unit.importance === 'topic');
  if (topics.length === 0 || absent > 0 || strength < namedStrengthMin) return false;
  return passagesOfBest(ranked, candidates).some((passages) => {
    const has = ({ scores }: UnitScores) => passages.some((index) => (scores[index] ?? 0) > 0);
    const isInHeading = ({ unit }: UnitScores) => unit.alternatives.some(({ phrase }) => phrase.length > 0 && passages.some((index) => phrase.every(({ lexeme }) => candidates[index]?.headingHits.has(lexeme) ?? false)));
    return spoken.every(has) && topics.every(isInHeading);
  });
}

/** What a translated word may also mean helps to find a passage, but nobody said it: it is no sign of an answer. */
function isSpoken({ unit }: UnitScores): boolean {
  return unit.importance !== 'filler' && unit.importance !== 'guess';
}

/** For each of the best documents, the places of its passages among the candidates. */
function passagesOfBest(ranked: GatheredEvidence['ranked'], candidates: GatheredEvidence['candidates']): number[][] {
  const documents = [...new Set(ranked.map(({ candidate }) => candidate.passage.documentId))].slice(0, documentsRead);
  return documents.map((id) => candidates.flatMap((it, index) => (it.passage.documentId === id ? [index] : [])));
}

/** The features of the logistic regression; fit-evidence.ts fits on exactly these. */
export function evidenceFeatures({ ranked, candidates, keyword, passagesInCorpus }: GatheredEvidence): EvidenceFeatures {
  const ceiling = Math.max(1e-9, keyword.rarityCeiling);
  const topics = keyword.units.filter(({ unit }) => unit.importance === 'topic');
  const spoken = keyword.units.filter(isSpoken);
  const passagesOf = passagesOfBest(ranked, candidates);
  return {
    strength: Math.max(0, ...passagesOf.map((passages) => strengthOf(spoken, passages))) / ceiling,
    absent: topics.filter(({ unit }) => unit.known && unit.alternatives.length === 0).length,
    corpus: Math.log(Math.min(corpusPassages.max, Math.max(corpusPassages.min, passagesInCorpus))),
  };
}

/** A document's keyword score when every idea may be found in another of its passages. */
function strengthOf(units: readonly UnitScores[], passages: readonly number[]): number {
  return total(
    units.map(({ unit, scores }) => {
      const best = Math.max(0, ...passages.map((index) => scores[index] ?? 0));
      return unit.weight * keywordWeights.importance[unit.importance] * best;
    }),
  );
}

function probabilityOf(features: EvidenceFeatures): number {
  const { intercept, weights } = evidenceWeights;
  return 1 / (1 + Math.exp(-intercept - total(weights.map(({ feature, weight }) => weight * features[feature]))));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
