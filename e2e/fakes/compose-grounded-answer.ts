import { splitSentences } from '@/lib/split-sentences';

interface Passage {
  n: string;
  text: string;
}

/** Reads the numbered passages of a prompt: `[1] title`, then its text up to the next number. */
function readPassages(prompt: string): Passage[] {
  const evidence = prompt.split(/\n\nQuestion: /)[0] ?? '';
  return [...evidence.matchAll(/^\[(\d+)\][^\n]*\n([\s\S]*?)(?=\n\n\[\d+\] |$(?![\s\S]))/gm)].map((match) => ({ n: match[1] ?? '', text: match[2] ?? '' }));
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
}

/**
 * The answer of a model that keeps to its passages: their sentences that share most words with the question,
 * word for word, each with its marker. So the product's check finds every fact where the marker says.
 */
export function composeGroundedAnswer(prompt: string): string {
  const question = wordsOf(prompt.split(/\n\nQuestion: /)[1] ?? '');
  const sentences = readPassages(prompt).flatMap(({ n, text }) =>
    splitSentences(text).map(({ start, end }) => text.slice(start, end).replace(/^([-*]|\d+\.)\s+/, ''))
      .filter((sentence) => /\p{L}{3}/u.test(sentence) && !sentence.startsWith('|') && !sentence.startsWith('#'))
      .map((sentence) => ({ n, sentence, shared: [...wordsOf(sentence)].filter((word) => question.has(word)).length })),
  );
  const best = sentences.toSorted((a, b) => b.shared - a.shared).slice(0, 3);
  if (best.length === 0) return 'I cannot find that in the passages.';
  return best.map(({ n, sentence }) => `${sentence} [${n}]`).join(' ');
}
