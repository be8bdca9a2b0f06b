import type { PlainWord } from './plain-words';
import type { Thesaurus, ThesaurusGroup, ThesaurusPhrase } from './read-thesaurus';

/** A stretch of the question, as indexes into its words, and the thesaurus groups it belongs to. */
export interface PhraseMatch {
  readonly indexes: readonly number[];
  readonly groups: readonly ThesaurusGroup[];
}

/** One foreign word may stand inside a phrase: "never even showed up", "send it all back". */
const foreignWordsMax = 1;

/**
 * Divides the words of a question among the thesaurus phrases it contains, longest phrases first. Every word belongs
 * to exactly one match; a word no phrase wants is a match of its own without groups.
 */
export function matchPhrases(words: readonly PlainWord[], thesaurus: Thesaurus): PhraseMatch[] {
  const owned = new Map<number, OpenMatch>();
  const matches: OpenMatch[] = [];
  for (const found of findPhrases(words, thesaurus)) claim(found, owned, matches);
  words.forEach((_, index) => {
    if (!owned.has(index)) matches.push({ indexes: [index], groups: new Set(), phraseLength: 1 });
  });
  return matches.map(({ indexes, groups }) => ({ indexes: indexes.toSorted((a, b) => a - b), groups: [...groups] }));
}

interface FoundPhrase {
  readonly indexes: readonly number[];
  readonly group: ThesaurusGroup;
}

interface OpenMatch {
  indexes: number[];
  readonly groups: Set<ThesaurusGroup>;
  readonly phraseLength: number;
}

function findPhrases(words: readonly PlainWord[], thesaurus: Thesaurus): FoundPhrase[] {
  const found = words.flatMap((word, start) =>
    (thesaurus.phrasesByFirstBase.get(word.base) ?? []).flatMap((phrase) => findFrom(words, start, phrase)),
  );
  return found.sort((a, b) => b.indexes.length - a.indexes.length || spanOf(a) - spanOf(b));
}

function findFrom(words: readonly PlainWord[], start: number, phrase: ThesaurusPhrase): FoundPhrase[] {
  const indexes = [start];
  for (const base of phrase.bases.slice(1)) {
    const from = (indexes.at(-1) ?? start) + 1;
    const offset = words.slice(from, from + 1 + foreignWordsMax).findIndex((word) => word.base === base);
    if (offset < 0) return [];
    indexes.push(from + offset);
  }
  return [{ indexes, group: phrase.group }];
}

function spanOf(found: FoundPhrase): number {
  return (found.indexes.at(-1) ?? 0) - (found.indexes[0] ?? 0);
}

function claim(found: FoundPhrase, owned: Map<number, OpenMatch>, matches: OpenMatch[]): void {
  const owners = new Set(found.indexes.map((index) => owned.get(index)));
  const [owner] = [...owners].filter((match) => match !== undefined);
  if (owner !== undefined && owners.size === 1 && owner.phraseLength === found.indexes.length) owner.groups.add(found.group);
  else open(found, owned, matches);
}

/** Of overlapping phrases ("how many days" / "days to return") the later one is an idea of its own, made of the words that are left. */
function open(found: FoundPhrase, owned: Map<number, OpenMatch>, matches: OpenMatch[]): void {
  const indexes = found.indexes.filter((index) => !owned.has(index));
  if (indexes.length === 0) return;
  const match = { indexes, groups: new Set([found.group]), phraseLength: found.indexes.length };
  matches.push(match);
  for (const index of indexes) owned.set(index, match);
}
