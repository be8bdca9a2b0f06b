import type { EvidenceFeature } from './evidence-weights';
import type { RankedPassage } from './fuse-scores';
import type { Candidate } from './read-candidates';
import { placesByDocument, strengthOf, type KeywordScores, type UnitScores } from './score-passages';

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
}

/** Stands in for a cosine that is missing or of another model: what the questions of the fit have on average, so it speaks neither way. */
const similarityUnknown = 0.4;
/** Of two or three topics, one or two are soon most of the question; no more is held against it than this. */
const absentMax = 0.5;
const documentsRead = 3;
/** In a large corpus something always matches. Fitted on 15 to 1,100 passages, so not carried on far beyond. */
const corpusPassages = { min: 20, max: 2_000 } as const;

/** The features of the logistic regression; evidence-weights.ts says what each of them means. */
export function evidenceFeatures(gathered: GatheredEvidence): EvidenceFeatures {
  const { ranked: [best], candidates, keyword, passagesInCorpus, hasFittedCosines } = gathered;
  const ceiling = Math.max(1e-9, keyword.rarityCeiling);
  const spoken = keyword.units.filter(isSpoken);
  const topics = spoken.filter(({ unit }) => unit.importance === 'topic');
  const absent = topics.filter(({ unit }) => unit.known && unit.alternatives.length === 0);
  const documents = placesOfBest(gathered);
  return {
    strength: Math.max(0, ...documents.map((places) => strengthOf(spoken, places))) / ceiling,
    passage: (best?.keywordScore ?? 0) / ceiling,
    similarity: (hasFittedCosines ? best?.candidate.passage.similarity : null) ?? similarityUnknown,
    absent: Math.min(absentMax, absent.length / Math.max(1, topics.length)),
    named: documents.some((places) => isNamed(spoken, places, candidates)) ? 1 : 0,
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
