import { baseOf, plainWords, type PlainWord } from './plain-words';
import { matchPhrases, type PhraseMatch } from './match-phrases';
import type { Thesaurus, ThesaurusGroup } from './read-thesaurus';
import { commonWords, fillerWords } from './thesaurus/english-words';

/** How an alternative came about; score-passages.ts weighs them. */
export type AlternativeKind = 'written' | 'part' | 'synonym' | 'related';

/** Something to look for: a word or a phrase in surface form; Postgres turns it into lexemes. */
export interface Alternative {
  readonly term: string;
  readonly kind: AlternativeKind;
  readonly wordCount: number;
}

/**
 * One idea of the question with everything that would say the same. `topic`: what the question is about; `plain`:
 * ordinary words; `filler`: "the customer wants to"; `guess`: what a translated word may also mean. The last
 * two are worth little and are never counted as missing.
 */
export interface QueryUnit {
  readonly written: string;
  readonly importance: 'topic' | 'plain' | 'filler' | 'guess';
  /** 1 for the question's own words, less for words carried over from an earlier question. */
  readonly weight: number;
  readonly known: boolean;
  /** Whether it comes from the question that a follow-up follows. */
  readonly isCarried?: boolean;
  readonly alternatives: readonly Alternative[];
}

const fillerBases = new Set(fillerWords.split(' ').map(baseOf));
const commonBases = new Set(commonWords.split(' ').map(baseOf));

/** Turns a question into units. Slips of the keys should be mended before: see respell.ts. */
export function expandQuery(question: string, thesaurus: Thesaurus): QueryUnit[] {
  const words = plainWords(question);
  const units = matchPhrases(words, thesaurus).map((match) => unitOf(match, words));
  return units.filter((unit) => unit.written !== 'not');
}

function unitOf(match: PhraseMatch, words: readonly PlainWord[]): QueryUnit {
  const own = match.indexes.flatMap((index) => words.slice(index, index + 1));
  const written = own.every((word) => word.base === 'not') ? 'not' : own.map((word) => word.written).join(' ');
  const known = match.groups.length > 0;
  const parts = own.length > 1 ? own.filter((word) => !fillerBases.has(word.base)).map((word) => word.written) : [];
  return {
    written,
    known,
    weight: 1,
    importance: importanceOf(own, match.groups),
    alternatives: collect([
      ...asAlternatives([written], 'written'),
      ...match.groups.flatMap((group) => asAlternatives(group.members, 'synonym')),
      ...match.groups.flatMap((group) => asAlternatives(group.related, 'related')),
      ...asAlternatives(parts, 'part'),
    ]),
  };
}

function importanceOf(own: readonly PlainWord[], groups: readonly ThesaurusGroup[]): QueryUnit['importance'] {
  if (own.every((word) => fillerBases.has(word.base) || word.base === 'not')) return 'filler';
  if (groups.length > 0) return groups.some((group) => group.isTopic) ? 'topic' : 'plain';
  return own.every((word) => commonBases.has(word.base)) ? 'plain' : 'topic';
}

function asAlternatives(terms: readonly string[], kind: AlternativeKind): Alternative[] {
  return terms.map((term) => ({ term, kind, wordCount: plainWords(term).length }));
}

/** The first mention of a term wins: the callers list the strongest kinds first. */
function collect(alternatives: readonly Alternative[]): Alternative[] {
  const byTerm = new Map<string, Alternative>();
  for (const alternative of alternatives) {
    if (!byTerm.has(alternative.term)) byTerm.set(alternative.term, alternative);
  }
  return [...byTerm.values()];
}
