import { lettersOf, type EnglishLexicon } from './english-lexicon';
import { baseOf } from './plain-words';
import type { Thesaurus } from './read-thesaurus';
import { slipsBetween } from './slips-between';
import { commonWords, fillerWords, irregularForms } from './thesaurus/english-words';

/** Shorter words have too many neighbours. */
const lengthMin = 4;
/** From this length on, two slips are forgiven, and words that are not of the trade may be meant. */
const longMin = 7;
/** A word of the trade or of everyday speech is meant more often than any other word as near. */
const otherWordCost = 0.5;

const everyday = new Set([...`${fillerWords} ${commonWords}`.split(' '), ...irregularForms.split(/[ :]/u)]);

/** What spelling is judged by: the words of the trade, and those of the language. */
export interface Spelling {
  readonly thesaurus: Thesaurus;
  readonly lexicon: EnglishLexicon;
}

/** The words of an English question that may be slips of the keys, or names of the house: only its documents can tell which. */
export function oddWords(question: string, spelling: Spelling): string[] {
  const words = question.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  // A capital letter inside a sentence is a name. In front of all it says nothing, and what is shouted says nothing either.
  const named = words.filter((word, place) => place > 0 && /^\p{Lu}\p{Ll}/u.test(word)).map((word) => word.toLowerCase());
  const plain = words.map((word) => word.toLowerCase()).filter((word) => word.length >= lengthMin && /^[a-z]+$/.test(word));
  return [...new Set(plain)].filter((word) => !named.includes(word) && !isSpelt(word, spelling));
}

/** The question with each of `wrong` replaced by the nearest word, where one is near enough. */
export function respell(question: string, wrong: readonly string[], spelling: Spelling): string {
  const meant = new Map(wrong.map((word) => [word, nearest(word, spelling)]));
  return question.replace(/[\p{L}\p{N}'’]+/gu, (word) => meant.get(word.toLowerCase()) ?? word);
}

function isSpelt(word: string, { thesaurus, lexicon }: Spelling): boolean {
  return lexicon.isCommon(word) || isOfTheTrade(word, thesaurus) || baseOf(word) === '';
}

function isOfTheTrade(word: string, thesaurus: Thesaurus): boolean {
  return everyday.has(word) || thesaurus.knownBases.has(baseOf(word));
}

/** A rare word is spelt well; only a letter lost, added or swapped makes one of the trade of it ("parities", "parties"). */
const mostSlips = { rare: 0.9, short: 1, long: 1.9 } as const;

function nearest(word: string, { thesaurus, lexicon }: Spelling): string | undefined {
  const isWord = lexicon.has(word);
  const isLong = word.length >= longMin;
  const most = isWord ? mostSlips.rare : isLong ? mostSlips.long : mostSlips.short;
  let [best, leastCost]: [string | undefined, number] = [undefined, Infinity];
  for (const candidate of candidatesFor(word, most, lexicon)) {
    const slips = slipsBetween(word, candidate, most);
    if (slips >= leastCost) continue;
    const ofTheTrade = isOfTheTrade(candidate, thesaurus);
    const cost = slips + (ofTheTrade ? 0 : otherWordCost);
    if (cost < leastCost && (ofTheTrade || (!isWord && isLong && lexicon.isCommon(candidate)))) [best, leastCost] = [candidate, cost];
  }
  return best;
}

/** Words with the same first letter and nearly the same letters; comparing all of them would take long. */
function candidatesFor(word: string, most: number, { wordsLike }: EnglishLexicon): string[] {
  const letters = lettersOf(word);
  const lengths = Array.from({ length: 2 * Math.ceil(most) + 1 }, (_, index) => word.length - Math.ceil(most) + index);
  const like = lengths.flatMap((length) => wordsLike(word.charAt(0), length));
  return like.filter((candidate) => bitsOf(candidate.letters ^ letters) <= 2 * Math.ceil(most)).map((candidate) => candidate.word);
}

function bitsOf(set: number): number {
  let bits = 0;
  for (let left = set; left !== 0; left &= left - 1) bits += 1;
  return bits;
}
