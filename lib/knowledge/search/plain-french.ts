import type { PlainWord } from './plain-words';
import { droppedFrenchWords, negatedFrenchWords } from './thesaurus/french-words';

const dropped = new Set(droppedFrenchWords.split(' ').map(withoutAccents));
const negated = new Set(negatedFrenchWords.split(' ').map(withoutAccents));

/** Cuts French text into plain words, as plain-words.ts does with English: what an apostrophe leaves and "le, de, pour" are dropped. */
export function plainFrench(text: string): PlainWord[] {
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return tokens.map((written) => ({ written, base: baseOfFrench(written) })).filter(({ base }) => base !== '');
}

/** The plain base of one lower-case word: accents, plural, feminine and the common verb endings off; '' for a word that is dropped. */
export function baseOfFrench(written: string): string {
  const word = withoutAccents(written);
  if (negated.has(word)) return 'not';
  if (dropped.has(word)) return '';
  return stripEnding(word);
}

/** "reçu" is often typed "recu". */
function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe');
}

/** "retourner, retourné, retournées, retournent" -> "retourn"; "cadeaux" -> "cadeau"; "nettoie" -> "nettoi", as "nettoyer". */
function stripEnding(word: string): string {
  return word
    .replace(/(?<=.{3})[sx]$/, '')
    .replace(/(?<=.{3})(?:er|ez|ent|e+)$/, '')
    .replace(/(?<=.{3})y$/, 'i');
}
