import { holdsFigure, type Figure } from '@/lib/wanted-figure';
import type { EvidenceFeature } from './evidence-weights';
import type { RankedPassage } from './fuse-scores';
import type { Candidate } from './read-candidates';
import { keywordWeights, placesByDocument, type KeywordScores, type UnitScores } from './score-passages';

export type EvidenceFeatures = Readonly<Record<EvidenceFeature, number>>;

/** What was gathered for one question: `ranked` by fuse-scores.ts, the rest as score-passages.ts saw it. */
export interface GatheredEvidence {
  readonly ranked: readonly RankedPassage[];
  readonly candidates: readonly Candidate[];
  readonly keyword: KeywordScores;
  /** Passages in the readable collections. */
  readonly passagesInCorpus: number;
  /** Whether the embedding model is one whose cosines the weights were fitted on: those of another lie elsewhere. */
  readonly hasFittedCosines: boolean;
  /** The kind of figure the question asks for, if any. */
  readonly figure: Figure | null;
}

/** Stand in for cosines that are missing or of another model: what the questions of the fit have on average, so they speak neither way. */
const cosineUnknown = { best: 0.45, nearest: 0.5 } as const;
/** Of two or three topics, one or two are soon most of the question; no more is held against it than this. */
const absentMax = 0.5;
/** A long tale holds ideas that have nothing to do with what is asked. */
const ideasMax = 8;
/** A question of so many ideas is long: that one document has every one of them is no longer to be expected. */
const ideasOfLong = 5;
const documentsRead = 3;
/** In a small corpus little matches, even of what it answers; beyond some documents its size says no more. */
const corpusPassages = { min: 20, max: 200 } as const;

/** The features of the logistic regression; evidence-weights.ts says what each of them means. */
export function evidenceFeatures(gathered: GatheredEvidence): EvidenceFeatures {
  const { ranked: [best], candidates, keyword, passagesInCorpus, hasFittedCosines } = gathered;
  const ceiling = Math.max(1e-9, keyword.rarityCeiling);
  const spoken = keyword.units.filter(isSpoken);
  const topics = spoken.filter(({ unit }) => unit.importance === 'topic');
  const absent = topics.filter(({ unit }) => unit.known && unit.alternatives.length === 0);
  const documents = placesOfBest(gathered);
  const shortness = Math.min(1, Math.max(0, ideasOfLong - spoken.length) / (ideasOfLong - 1));
  const cosines = hasFittedCosines ? candidates.flatMap(({ passage: { similarity } }) => similarity ?? []) : [];
  return {
    passage: (best?.keywordScore ?? 0) / ceiling,
    ideas: Math.min(ideasMax, spoken.length),
    covered: (shortness * coverOf(spoken, documents[0] ?? [])) / ceiling,
    near: shortness * ((hasFittedCosines ? best?.candidate.passage.similarity : null) ?? cosineUnknown.best),
    nearest: cosines.length === 0 ? cosineUnknown.nearest : Math.max(...cosines),
    absent: Math.min(absentMax, absent.length / Math.max(1, topics.length)),
    named: documents.some((places) => isNamed(spoken, places, candidates)) ? 1 : 0,
    figureless: isFigureless(gathered, documents[0] ?? []) ? 1 : 0,
    corpus: Math.log(Math.min(corpusPassages.max, Math.max(corpusPassages.min, passagesInCorpus))),
  };
}

/** What a translated word may also mean helps to find a passage, but nobody said it: it is no sign of an answer. */
function isSpoken({ unit }: UnitScores): boolean {
  return unit.importance !== 'filler' && unit.importance !== 'guess';
}

/** For each of the best documents, the places of its passages among the candidates. */
function placesOfBest({ ranked, candidates }: GatheredEvidence): number[][] {
  const documents = [...new Set(ranked.map(({ candidate }) => candidate.passage.documentId))].slice(0, documentsRead);
  const places = placesByDocument(candidates);
  return documents.map((id) => places.get(id) ?? []);
}

/** How well a document speaks of the question's ideas, on average: each where it is said best. */
function coverOf(spoken: readonly UnitScores[], places: readonly number[]): number {
  const weighed = spoken.map(({ unit, scores }) => ({ weight: unit.weight * keywordWeights.importance[unit.importance], score: Math.max(0, ...places.map((place) => scores[place] ?? 0)) }));
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return whole === 0 ? 0 : weighed.reduce((sum, { weight, score }) => sum + weight * score, 0) / whole;
}

function isInHeading({ unit }: UnitScores, places: readonly number[], candidates: readonly Candidate[]): boolean {
  return unit.alternatives.some(({ phrase }) => phrase.length > 0 && places.some((place) => phrase.every(({ lexeme }) => candidates[place]?.headingHits.has(lexeme) ?? false)));
}

/**
 * Two or three words ("parental leave", "closing procedure") never add up to much; but where one document has all of the
 * ideas, and every topic stands in its title or headings, it is what was asked for.
 */
function isNamed(spoken: readonly UnitScores[], places: readonly number[], candidates: readonly Candidate[]): boolean {
  const topics = spoken.filter(({ unit }) => unit.importance === 'topic');
  const has = ({ scores }: UnitScores) => places.some((place) => (scores[place] ?? 0) > 0);
  return topics.length > 0 && spoken.every(has) && topics.every((unit) => isInHeading(unit, places, candidates));
}

/** "How long" is hardly answered by a document without a time; "how much" may be by any number, or by "free". */
function isFigureless({ figure, candidates }: GatheredEvidence, places: readonly number[]): boolean {
  if (figure === null) return false;
  const kinds: readonly Figure[] = figure === 'money' || figure === 'share' ? ['money', 'count'] : [figure];
  return !places.some((place) => kinds.some((kind) => holdsFigure(candidates[place]?.passage.body ?? '', kind)));
}
