import type { AlternativeKind, QueryUnit } from './expand-query';
import type { Candidate, LexemePositions } from './read-candidates';
import type { CorpusAnswer } from '@/db/queries/resolve-terms';
import type { PhraseLexeme, ResolvedAlternative, ResolvedUnit } from './resolve-units';

/** Chosen on dev questions; every figure may move by a third without moving hit@5 by more than a point. */
export const keywordWeights = {
  /** BM25's saturation and length normalisation; passages are cut to one size, so length says little. */
  saturation: 1.5,
  lengthShare: 0.3,
  headingUses: 2.5,
  /** 1 adds up all ways of saying a thing, infinity counts the best one only. */
  sameIdeaNorm: 1.5,
  kind: { written: 1, part: 0.5, synonym: 0.6, related: 0.8 } satisfies Record<AlternativeKind, number>,
  collapsed: 0.5,
  importance: { topic: 1, plain: 0.7, filler: 0.3, guess: 0.4 } satisfies Record<QueryUnit['importance'], number>,
  /** How much of a passage's score is that of its whole document: an idea that another of its passages holds counts too. */
  documentShare: 0.4,
  /** Above this, rarity is noise: a word that one passage in 150 has is as telling as one in 10,000. */
  rarityMax: 5,
  /** A phrase may stand this many positions wider in a passage than in the thesaurus. */
  phraseSlack: 1,
} as const;

/** One unit against every candidate. Arrays run parallel to the candidates. */
export interface UnitScores {
  readonly unit: ResolvedUnit;
  readonly scores: Float64Array;
  readonly alternatives: readonly AlternativeScores[];
}

export interface AlternativeScores {
  readonly kind: AlternativeKind;
  readonly weight: number;
  readonly rarity: number;
  readonly uses: Float64Array;
}

export interface KeywordScores {
  readonly total: Float64Array;
  readonly units: readonly UnitScores[];
  /** Rarity of a word no passage has: the yardstick of enough-evidence.ts. */
  readonly rarityCeiling: number;
}

/** Scores candidates by keyword: BM25 over ideas instead of words, where headings count more. */
export function scorePassages(
  units: readonly ResolvedUnit[],
  candidates: readonly Candidate[],
  corpus: CorpusAnswer,
): KeywordScores {
  const scored = units.map((unit) => scoreUnit(unit, candidates, corpus));
  const ofPassage = candidates.map((_, index) => strengthOf(scored, [index]));
  const ofDocument = new Map([...placesByDocument(candidates)].map(([documentId, places]) => [documentId, strengthOf(scored, places)]));
  const share = keywordWeights.documentShare;
  const total = Float64Array.from(candidates, ({ passage }, index) => (1 - share) * (ofPassage[index] ?? 0) + share * (ofDocument.get(passage.documentId) ?? 0));
  return { total, units: scored, rarityCeiling: rarityOf(0, corpus.passages) };
}

/** The score of several passages read as one: each idea where it is said best. */
export function strengthOf(units: readonly UnitScores[], places: readonly number[]): number {
  return units.reduce((sum, { unit, scores }) => {
    const best = Math.max(0, ...places.map((place) => scores[place] ?? 0));
    return sum + unit.weight * keywordWeights.importance[unit.importance] * best;
  }, 0);
}

/** For each document, the places of its passages among the candidates. */
export function placesByDocument(candidates: readonly Candidate[]): Map<number, number[]> {
  const byDocument = new Map<number, number[]>();
  candidates.forEach(({ passage: { documentId } }, place) => {
    const places = byDocument.get(documentId);
    if (places === undefined) byDocument.set(documentId, [place]);
    else places.push(place);
  });
  return byDocument;
}

function scoreUnit(unit: ResolvedUnit, candidates: readonly Candidate[], corpus: CorpusAnswer): UnitScores {
  const { saturation, sameIdeaNorm } = keywordWeights;
  const alternatives = unit.alternatives.map((alternative) => scoreAlternative(alternative, candidates, corpus));
  const scores = Float64Array.from(candidates, (_, index) => {
    let sum = 0;
    for (const { weight, rarity, uses } of alternatives) {
      const used = uses[index] ?? 0;
      if (used > 0) sum += ((weight * rarity * used * (saturation + 1)) / (used + saturation)) ** sameIdeaNorm;
    }
    return sum ** (1 / sameIdeaNorm);
  });
  return { unit, scores, alternatives };
}

function scoreAlternative(
  { kind, phrase, isCollapsed }: ResolvedAlternative,
  candidates: readonly Candidate[],
  corpus: CorpusAnswer,
): AlternativeScores {
  const { lengthShare, headingUses } = keywordWeights;
  const lengthMean = Math.max(1, corpus.words / Math.max(1, corpus.passages));
  const uses = Float64Array.from(candidates, ({ headingHits, bodyHits, passage }) => {
    const length = 1 - lengthShare + (lengthShare * passage.wordCount) / lengthMean;
    return countUses(bodyHits, phrase) / length + countUses(headingHits, phrase) * headingUses;
  });
  const weight = keywordWeights.kind[kind] * (isCollapsed ? keywordWeights.collapsed : 1);
  return { kind, weight, uses, rarity: rarityOf(frequencyOf(phrase, uses, candidates, corpus), corpus.passages) };
}

/**
 * How many passages hold a phrase is not stored. Its share among the candidates that hold its rarest lexeme, times that
 * lexeme's frequency, is exact when every match is a candidate and a fair guess when not.
 */
function frequencyOf(
  phrase: readonly PhraseLexeme[],
  uses: Float64Array,
  candidates: readonly Candidate[],
  corpus: CorpusAnswer,
): number {
  const rarest = phrase
    .map(({ lexeme }) => ({ lexeme, frequency: corpus.frequencies[lexeme] ?? 0 }))
    .reduce((a, b) => (b.frequency < a.frequency ? b : a), { lexeme: '', frequency: corpus.passages });
  if (phrase.length === 1) return rarest.frequency;
  const holders = candidates.filter(({ headingHits, bodyHits }) => headingHits.has(rarest.lexeme) || bodyHits.has(rarest.lexeme));
  const used = uses.reduce((count, use) => count + (use > 0 ? 1 : 0), 0);
  return holders.length === 0 ? 0 : (rarest.frequency * used) / holders.length;
}

function rarityOf(frequency: number, passages: number): number {
  return Math.min(keywordWeights.rarityMax, Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5)));
}

function countUses(positions: LexemePositions, phrase: readonly PhraseLexeme[]): number {
  const [first, ...rest] = phrase;
  if (first === undefined) return 0;
  const starts = positions.get(first.lexeme) ?? [];
  return rest.length === 0 ? starts.length : starts.filter((start) => continues(positions, start, first, rest)).length;
}

function continues(
  positions: LexemePositions,
  start: number,
  first: PhraseLexeme,
  rest: readonly PhraseLexeme[],
): boolean {
  let previous = { position: start, offset: first.offset };
  for (const { lexeme, offset } of rest) {
    const latest = previous.position + offset - previous.offset + keywordWeights.phraseSlack;
    const next = positions.get(lexeme)?.find((position) => position > previous.position && position <= latest);
    if (next === undefined) return false;
    previous = { position: next, offset };
  }
  return true;
}
