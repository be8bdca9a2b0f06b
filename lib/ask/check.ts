import type { CheckResult, SentenceCheck } from '@/lib/contract/check-result';
import type { Citation } from '@/lib/contract/citation';
import { splitSentences } from '@/lib/split-sentences';
import { currenciesIn } from './currencies';
import { readFacts } from './read-facts';
import { validitySentence } from './validity-sentence';

interface Answer {
  text: string;
  droppedMarkers: number;
}

const marker = /\[(\d{1,3})\]/gu;
const leadingMarkers = /^(?:[ \t]*\[\d{1,3}\])+[.]?/u;
const listItem = /^\s*(?:[-*+|]|\d{1,2}[.)])/u;
const ownMarkers = /(?:\[\d{1,3}\][ \t]*)+$/u;

/**
 * Looks every number, date, time, price and code of each sentence up in the passages the sentence cites.
 * A list item or row without a marker of its own leans on the next marker of its block, as people write them.
 */
export function check(answer: Answer, citations: readonly Citation[]): CheckResult {
  const { text, droppedMarkers } = answer;
  return { sentences: sentencesOf(text).map(({ start, end }) => checkSentence(text, start, end, citedBy(text, start, end, citations))), droppedMarkers };
}

/** Where its sentences are. One ends before its marker ("… 30 days. [1]", "… 30 days.[1]"): markers are no part of the text that is cut, and belong to the sentence before them. */
function sentencesOf(text: string): { start: number; end: number }[] {
  const spans = splitSentences(text.replace(marker, (digits) => ' '.repeat(digits.length)));
  return spans.map(({ start, end }, place) => {
    const [markers] = leadingMarkers.exec(text.slice(end)) ?? [''];
    const before = spans[place - 1]?.end ?? 0;
    // Markers before the first sentence of a line have no other to belong to.
    const [own] = place === 0 || text.slice(before, start).includes('\n') ? (ownMarkers.exec(text.slice(before, start)) ?? ['']) : [''];
    return { start: start - own.length, end: end + markers.length };
  });
}

/** What a sentence cites; for an item or row without a marker, what the next of its block does. */
function citedBy(text: string, start: number, end: number, citations: readonly Citation[]): Citation[] {
  const own = citedIn(text.slice(start, end), citations);
  if (own.length > 0 || !listItem.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, end))) return own;
  const rest = text.slice(end).split(/\n[ \t]*\n/u)[0] ?? '';
  const next = rest.split('\n').find((line) => line.search(marker) >= 0) ?? '';
  return citedIn(next, citations);
}

function checkSentence(text: string, start: number, end: number, cited: readonly Citation[]): SentenceCheck {
  const sentence = text.slice(start, end);
  const facts = readFacts(sentence.replace(marker, ' ').replace(/^\s*\d{1,2}[.)]\s/u, ' '));
  if (facts.length === 0) return { start, end, verdict: cited.length > 0 ? 'supported' : 'plain', missing: [] };
  if (cited.length === 0) return { start, end, verdict: 'uncited', missing: facts.map(({ shown }) => shown) };
  const said = cited.map(whatItSays).join('\n');
  const known = readKnown(said);
  const missing = facts.filter(({ key }) => !holds(known, said, key)).map(({ shown }) => shown);
  return { start, end, verdict: missing.length > 0 ? 'unsupported' : 'supported', missing };
}

interface Known {
  keys: ReadonlySet<string>;
  /** The figures that money, spans of time, shares and numbers have. */
  figures: ReadonlySet<string>;
}

const figureOf = (key: string) => /^(?:money|span|share|number) (?:\S+ )?(\S+)$/u.exec(key)?.[1];

function readKnown(text: string): Known {
  const keys = new Set(readFacts(text).map(({ key }) => key));
  return { keys, figures: new Set([...keys].flatMap((key) => figureOf(key) ?? [])) };
}

/**
 * Whether what a passage says holds a fact. A sentence may leave a currency or unit out, and so may a passage, whose table says it once
 * in its head; but where both say one, it has to be the same, and a currency has to be spoken of.
 */
function holds({ keys, figures }: Known, said: string, key: string): boolean {
  if (keys.has(key)) return true;
  const [kind, of = '', figure] = key.split(' ');
  if (kind === 'number') return figures.has(of);
  return figure !== undefined && keys.has(`number ${figure}`) && (kind !== 'money' || currenciesIn(said).has(of));
}

function citedIn(sentence: string, citations: readonly Citation[]): Citation[] {
  const numbers = new Set([...sentence.matchAll(marker)].map(([, digits]) => Number(digits)));
  return citations.filter(({ n }) => numbers.has(n));
}

function whatItSays(citation: Citation): string {
  const validity = ['en', 'fr', 'ar'].map((language) => validitySentence(citation, language));
  return [citation.title, citation.heading, citation.text, ...validity].join('\n');
}
