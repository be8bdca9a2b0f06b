import { droppedWords, irregularForms, negations } from './thesaurus/english-words';

/** A word of a question: as it was written, and its plain base ("shipped" -> "ship"), by which phrases are compared. */
export interface PlainWord {
  readonly written: string;
  readonly base: string;
}

const dropped = new Set(droppedWords.split(' '));
const negated = new Set(negations.split(' '));
const irregular = new Map(irregularForms.split(' ').map(splitPair));

function splitPair(pair: string): [string, string] {
  const [written = '', meant = ''] = pair.split(':');
  return [written, meant];
}

/**
 * Cuts text into plain words, without words that carry no meaning. Questions and thesaurus phrases both pass through
 * here, so the bases need to agree with each other only; Postgres does the stemming that documents are searched by.
 */
export function plainWords(text: string): PlainWord[] {
  const found: PlainWord[] = [];
  for (const [token] of unfoldContractions(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    // "The 24th" is the day that documents call "24 December".
    const written = token.replace(/^(\d{1,2})(?:st|nd|rd|th)$/, '$1');
    const base = baseOf(written);
    const doubleNegation = base === 'not' && found.at(-1)?.base === 'not';
    if (base !== '' && !doubleNegation) found.push({ written, base });
  }
  return found;
}

/** The plain base of one lower-case word, '' for a word that is dropped. */
export function baseOf(word: string): string {
  if (negated.has(word)) return 'not';
  const meant = irregular.get(word);
  // "U" is a way of writing a word that is dropped.
  return dropped.has(meant ?? word) ? '' : (meant ?? stripEnding(word));
}

function unfoldContractions(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    // Said of the day, not of a moment or a present.
    .replace(/\b(?:at|for) the (?:moment|present)\b|\bat present\b|\b(?:right|just) now\b/g, 'now')
    .replace(/\bt[- ]shirt/g, 'tshirt')
    .replace(/\bcan ?not\b|\bcan't\b/g, 'cannot')
    .replace(/\bwon't\b|\bshan't\b/g, 'not')
    .replace(/n't\b/g, ' not')
    .replace(/(\w)'(s|re|ve|ll|d|m)\b/g, '$1');
}

function stripEnding(word: string): string {
  if (word.length < 4) return word;
  return stripVowel(stripAdverb(stripVerbEnding(stripPlural(word))));
}

function stripPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/.test(word)) return word;
  if (/(sses|shes|ches|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function stripVerbEnding(word: string): string {
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  const stem = word.replace(/(ing|ed)$/, '');
  if (stem === word || stem.length < 3 || !/[aeiouy]/.test(stem)) return word;
  return /([^lsz])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function stripAdverb(word: string): string {
  return word.endsWith('ly') && word.length > 5 ? word.slice(0, -2) : word;
}

function stripVowel(word: string): string {
  const stem = word.endsWith('e') && word.length > 3 ? word.slice(0, -1) : word;
  return stem.endsWith('y') && stem.length > 3 ? `${stem.slice(0, -1)}i` : stem;
}
