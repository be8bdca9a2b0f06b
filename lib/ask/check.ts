import type { CheckResult, SentenceCheck } from '@/lib/contract/check-result';
import type { Citation } from '@/lib/contract/citation';
import { splitSentences } from '@/lib/split-sentences';
import { readFacts } from './read-facts';
import { validitySentence } from './validity-sentence';

interface Answer {
  text: string;
  droppedMarkers: number;
}

const marker = /\[(\d{1,3})\]/gu;

/**
 * Looks every number, date, time, price and code of each sentence up in the passages the sentence cites.
 * A list item or row without a marker of its own leans on the next marker of its block, as people write them.
 */
export function check(answer: Answer, citations: readonly Citation[]): CheckResult {
  const spans = joinMarkers(answer.text, splitSentences(answer.text));
  return {
    sentences: spans.map(({ start, end }) => checkSentence(answer.text, start, end, citations)),
    droppedMarkers: answer.droppedMarkers,
  };
}

/** A sentence ends before its marker ("… 30 days. [1]"): the marker belongs to the sentence before it. */
function joinMarkers(text: string, spans: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const joined: { start: number; end: number }[] = [];
  for (const span of spans) {
    const leading = /^(?:\s*\[\d{1,3}\])+[.\s]*/u.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
    const before = joined.at(-1);
    const sameLine = before !== undefined && !text.slice(before.end, span.start).includes('\n');
    if (before !== undefined && leading > 0 && sameLine) before.end = span.start + text.slice(span.start, span.start + leading).trimEnd().length;
    const start = before !== undefined && sameLine ? span.start + leading : span.start;
    if (start < span.end) joined.push({ start, end: span.end });
  }
  return joined;
}

function checkSentence(text: string, start: number, end: number, citations: readonly Citation[]): SentenceCheck {
  const sentence = text.slice(start, end);
  const cited = citedIn(sentence, citations);
  const facts = readFacts(sentence.replace(marker, ' ').replace(/^\s*\d{1,2}[.)]\s/u, ' '));
  if (facts.length === 0) return { start, end, verdict: cited.length > 0 ? 'supported' : 'plain', missing: [] };
  if (cited.length === 0) return { start, end, verdict: 'uncited', missing: facts.map(({ shown }) => shown) };
  const known = new Set(cited.flatMap((citation) => readFacts(whatItSays(citation)).map(({ key }) => key)));
  const missing = facts.filter(({ key }) => !known.has(key)).map(({ shown }) => shown);
  return { start, end, verdict: missing.length > 0 ? 'unsupported' : 'supported', missing };
}

function citedIn(sentence: string, citations: readonly Citation[]): Citation[] {
  const numbers = new Set([...sentence.matchAll(marker)].map(([, digits]) => Number(digits)));
  return citations.filter(({ n }) => numbers.has(n));
}

function whatItSays(citation: Citation): string {
  const validity = ['en', 'fr', 'ar'].map((language) => validitySentence(citation, language));
  return [citation.title, citation.heading, citation.text, ...validity].join('\n');
}
