import type { CorpusAnswer } from '@/db/queries/resolve-terms';
import type { Alternative, AlternativeKind, QueryUnit } from './expand-query';

/** A lexeme of a phrase and its distance from the phrase's first lexeme. */
export interface PhraseLexeme {
  readonly lexeme: string;
  readonly offset: number;
}

export interface ResolvedAlternative {
  readonly kind: AlternativeKind;
  readonly phrase: readonly PhraseLexeme[];
  /** "sign in" is only 'sign' to Postgres: worth half. */
  readonly isCollapsed: boolean;
}

/** A unit whose alternatives are lexemes; those with a lexeme the readable corpus lacks are left out. */
export interface ResolvedUnit {
  readonly written: string;
  readonly importance: QueryUnit['importance'];
  readonly weight: number;
  readonly known: boolean;
  readonly alternatives: readonly ResolvedAlternative[];
}

/** Every surface form that the database has to resolve. */
export function termsOf(units: readonly QueryUnit[]): string[] {
  return [...new Set(units.flatMap((unit) => unit.alternatives.map((alternative) => alternative.term)))];
}

/** Joins the units with Postgres' answer. Units made of stop words alone disappear. */
export function resolveUnits(units: readonly QueryUnit[], answer: CorpusAnswer): ResolvedUnit[] {
  return units
    .filter((unit) => unit.alternatives.some(({ term }) => answer.phrases[term] !== undefined))
    .map(({ written, importance, weight, known, alternatives }) => ({
      written,
      importance,
      weight,
      known,
      alternatives: withoutRepeats(alternatives.flatMap((alternative) => resolve(alternative, answer))).filter(
        ({ phrase }) => phrase.length > 0 && phrase.every(({ lexeme }) => (answer.frequencies[lexeme] ?? 0) > 0),
      ),
    }));
}

/** A term may be several phrases: one for each language that reads it differently. */
function resolve({ term, kind, wordCount }: Alternative, answer: CorpusAnswer): ResolvedAlternative[] {
  return (answer.phrases[term] ?? []).map((text) => {
    const phrase = readPhrase(text);
    return { kind, phrase, isCollapsed: phrase.length === 1 && wordCount > 1 };
  });
}

/** Reads the text form of a phrase query, `'money' <-> 'back' <2> 'card'`. */
export function readPhrase(text: string): PhraseLexeme[] {
  const phrase: PhraseLexeme[] = [];
  let offset = 0;
  for (const [, lexeme, distance] of text.matchAll(/'((?:[^']|'')+)'|<(\d+|-)>/g)) {
    if (lexeme !== undefined) phrase.push({ lexeme: lexeme.replaceAll("''", "'"), offset });
    else offset += distance === '-' ? 1 : Number(distance);
  }
  return phrase;
}

/** "refund, refunds" are one lexeme: the first mention is the strongest, and a whole word beats a collapsed phrase. */
function withoutRepeats(alternatives: readonly ResolvedAlternative[]): ResolvedAlternative[] {
  const byPhrase = new Map<string, ResolvedAlternative>();
  for (const alternative of alternatives) {
    const key = alternative.phrase.map(({ lexeme, offset }) => `${lexeme}@${offset}`).join(' ');
    const earlier = byPhrase.get(key);
    if (earlier === undefined || (earlier.isCollapsed && !alternative.isCollapsed)) byPhrase.set(key, alternative);
  }
  return [...byPhrase.values()];
}
