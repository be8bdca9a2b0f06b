import type { PlainWord } from './plain-words';
import { droppedArabicWords, negatedArabicWords } from './thesaurus/arabic-words';

const dropped = new Set(droppedArabicWords.split(' ').map(spell));
const negated = new Set(negatedArabicWords.split(' ').map(spell));

/** "the", alone or behind "and", "with", "like", "for": والـ بالـ كالـ للـ. Two letters of the word must be left. */
const article = /^[وف]?(?:[بكل]?ال|لل)(?=.{2})/;
/** Endings of number, gender and owner ("their bags"), longest first, each with the letters that must be left. */
const endings = [
  /(?<=.{3})(?:اتهم|اتها|اتنا|اته|تهم|تها|تنا|ته)$/,
  /(?<=.{3})(?:يات|ات|هم|ها|نا|يه)$/,
  /(?<=.{4})(?:ون|ين|ان|وا)$/,
  /(?<=.{3})[هيا]$/,
] as const;
/** Particles that are written as part of the next word: and, so, with, for, like, will. */
const particle = /^[وفبلكس](?=.{3})/;
/** The person of a verb: I, we, you or she, he. */
const person = /^[انتي](?=.{3})/;

/** Cuts Arabic text into plain words, as plain-words.ts does with English. Digits become those of English documents. */
export function plainArabic(text: string): PlainWord[] {
  const tokens = plainText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return tokens.map((written) => ({ written, base: baseOfArabic(written) })).filter(({ base }) => base !== '');
}

/** The plain base of one word, '' for a word that is dropped. Verb forms and broken plurals are left to the tables. */
export function baseOfArabic(written: string): string {
  const word = withoutAnd(spell(written));
  if (negated.has(word)) return 'not';
  return dropped.has(word) ? '' : stem(word);
}

/**
 * Other forms of a base: without a particle, in another person; likeliest first ("وبطاق" -> "بطاق", "نسترد" -> "يسترد").
 * Only a table can tell which of them is a word: "بطاق" begins with a letter of its own.
 */
export function formsOfArabic(base: string): string[] {
  const bare = base.replace(particle, '');
  const inThirdPerson = (form: string) => form.replace(person, 'ي');
  return [bare, stem(bare), inThirdPerson(base), inThirdPerson(bare)].filter((form) => form !== base);
}

function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u064B-\u0652\u0670\u0640]/g, '')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** One spelling for what is typed with and without hamza, and for the closing letters ة and ى. */
function spell(word: string): string {
  return word.replace(/[أإآٱ]/g, 'ا').replaceAll('ة', 'ه').replaceAll('ى', 'ي');
}

/** "And" is the first letter of the next word; here of one that is dropped or negated. */
function withoutAnd(word: string): string {
  const bare = word.startsWith('و') ? word.slice(1) : word;
  return negated.has(bare) || dropped.has(bare) ? bare : word;
}

function stem(word: string): string {
  let bare = word;
  while (article.test(bare)) bare = bare.replace(article, '');
  const ending = endings.find((it) => it.test(bare));
  return ending === undefined ? bare : bare.replace(ending, '');
}
