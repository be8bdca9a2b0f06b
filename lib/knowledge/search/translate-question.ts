import type { Alternative, QueryUnit } from './expand-query';
import { matchPhrases, type PhraseMatch } from './match-phrases';
import { baseOf, type PlainWord } from './plain-words';
import type { Dictionaries, Dictionary } from './read-dictionaries';
import type { Thesaurus, ThesaurusGroup } from './read-thesaurus';
import { repairSpelling } from './repair-spelling';

/** A question as the English thesaurus, the English encoder and English documents understand it. */
export interface TranslatedQuestion {
  /** Word for word, in the order of the question; '' when no word could be translated. An English question as it was asked. */
  readonly english: string;
  /**
   * What else to look for: words that could not be translated (names, codes, numbers), the question's ideas in its own
   * words, for documents of that language, and the words of the places where English documents speak of them.
   */
  readonly ownUnits: readonly QueryUnit[];
}

/** A word may stand in several groups ("permis": permit, allowed); more meanings would drown the rest. */
const meaningsMax = 2;

/**
 * Reads a French or Arabic question in English, as far as the dictionaries go. A word they don't know but the house's
 * thesaurus does stays among the English ones ("un refund"); any other would only be repaired into an English word.
 */
export function translateQuestion(question: string, dictionaries: Dictionaries, thesaurus: Thesaurus): TranslatedQuestion {
  const dictionary = languageOf(question, dictionaries);
  if (dictionary === null) return { english: question, ownUnits: [] };
  const { everyday, groups, wordsOf } = dictionary;
  const words = wordsOf(question).map((word) => known(word, dictionary));
  const matches = matchPhrases(words, groups);
  const named = new Set(matches.filter((match) => match.groups.length > 0).flatMap(({ indexes }) => indexes));
  const parts = matches.toSorted((a, b) => firstOf(a) - firstOf(b)).map((match): TranslatedPart => {
    const own = match.indexes.flatMap((index) => words.slice(index, index + 1));
    if (match.groups.length > 0) return namedPart(own, match.groups, dictionaries);
    return unnamedPart(own.filter(({ base }) => base !== 'not' && !everyday.has(base)), dictionaries, thesaurus, match.indexes.some((index) => named.has(index - 1) || named.has(index + 1)));
  });
  return { english: [...new Set(parts.flatMap(({ english }) => english))].join(' '), ownUnits: parts.flatMap(({ ownUnits }) => ownUnits) };
}

interface TranslatedPart {
  readonly english: readonly string[];
  readonly ownUnits: readonly QueryUnit[];
}

/** Arabic by its script; French when more of the words are French than English. */
function languageOf(question: string, { french, arabic, isEnglish }: Dictionaries): Dictionary | null {
  if (/\p{Script=Arabic}/u.test(question)) return arabic;
  const tokens = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const frenchWords = tokens.filter((token) => isOf(token, french)).length;
  return frenchWords > tokens.filter(isEnglish).length ? french : null;
}

function isOf(token: string, { wordsOf, groups, everyday }: Dictionary): boolean {
  return wordsOf(token).every(({ base }) => base === 'not' || everyday.has(base) || groups.knownBases.has(base));
}

/** The word with a base that the dictionary knows, if another of its forms or the nearest spelling is known. */
function known(word: PlainWord, { groups, everyday, formsOf }: Dictionary): PlainWord {
  const isEveryday = (base: string) => base === 'not' || everyday.has(base);
  const form = [word.base, ...formsOf(word.base)].find((base) => groups.knownBases.has(base) || isEveryday(base));
  return { ...word, base: form ?? repairSpelling(word, groups, isEveryday).base };
}

/** The first meaning of each group, unless another one says it too: "receipt" beside "no receipt". */
function meaningsOf(groups: readonly ThesaurusGroup[]): string[] {
  const meanings = [...new Set(groups.flatMap(({ related }) => related.slice(0, 1)))];
  const isSaid = (meaning: string) => meanings.some((other) => other !== meaning && ` ${other} `.includes(` ${meaning} `));
  return meanings.filter((meaning) => !isSaid(meaning)).slice(0, meaningsMax);
}

/** A document in the reader's own language says it best; that so few are must not decide against them. */
const ownWeight = 2;

/**
 * A phrase of the dictionary. Its own words are plain, not a topic: an English document without the French word lacks
 * nothing. Words that English has too ("message") are looked for in English only.
 */
function namedPart(own: readonly PlainWord[], groups: readonly ThesaurusGroup[], { isEnglish }: Dictionaries): TranslatedPart {
  const written = own.map((word) => word.written).join(' ');
  const terms = [written, ...groups.flatMap(({ members }) => members)].filter((term) => !term.split(/[\s’-]+/u).every(isEnglish));
  const alternatives = [...new Set(terms)].map((term) => alternative(term, term === written ? 'written' : 'synonym'));
  const ownUnit: QueryUnit = { written, importance: 'plain', weight: ownWeight, known: true, alternatives };
  return { english: meaningsOf(groups), ownUnits: [...(alternatives.length > 0 ? [ownUnit] : []), ...guessedUnits(groups)] };
}

/**
 * Words the dictionary lacks: names, codes, numbers, English. What the house's thesaurus knows is left to it; a number only beside a word
 * that it counts ("30 jours", "24 décembre"), for beside a name it is part of it.
 */
function unnamedPart(own: readonly PlainWord[], { isEnglish }: Dictionaries, thesaurus: Thesaurus, isBesideNamed: boolean): TranslatedPart {
  const isHeard = (written: string) => (/^\d+$/u.test(written) ? isBesideNamed : isEnglish(written) || thesaurus.knownBases.has(baseOf(written)));
  const { heard = [], unheard = [] } = Object.groupBy(own, ({ written }) => (isHeard(written) ? 'heard' : 'unheard'));
  return {
    english: heard.map(({ written }) => written),
    ownUnits: unheard.map(({ written }) => ({ written, importance: 'topic', weight: 1, known: false, alternatives: [alternative(written, 'written')] })),
  };
}

/** The other English words of the groups, as a guess beside the meaning. */
function guessedUnits(groups: readonly ThesaurusGroup[]): QueryUnit[] {
  const terms = [...new Set(groups.flatMap(({ related }) => related.slice(1)))];
  if (terms.length === 0) return [];
  return [{ written: `~${terms[0] ?? ''}`, importance: 'guess', weight: 1, known: true, alternatives: terms.map((term) => alternative(term, 'related')) }];
}

function alternative(term: string, kind: Alternative['kind']): Alternative {
  return { term, kind, wordCount: term.split(/\s+/u).length };
}

function firstOf({ indexes }: PhraseMatch): number {
  return indexes[0] ?? 0;
}
