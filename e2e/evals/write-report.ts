import type { EvalScores } from './score-outcomes';

const figures = [
  ['hitAt1', 'a right document first'],
  ['hitAt5', 'a right document among the first five'],
  ['recallAt5', 'share of the right documents among the first five'],
  ['mrr', 'mean reciprocal rank of the first right document (of ten)'],
  ['refusalRate', 'unanswerable questions refused'],
  ['falseRefusalRate', 'answerable questions refused'],
  ['answerContainsRate', 'answerable ones whose shown text holds a span of the answer'],
  ['answerContainsAllRate', 'the same, with every span'],
  ['citationPrecision', 'cited passages that stand in a right document'],
] as const satisfies readonly (readonly [keyof EvalScores, string])[];

/** The figures as a table for people. */
export function writeReport(scores: EvalScores): string {
  const counts = `${scores.questions} questions: ${scores.answerable} answerable, ${scores.unanswerable} not`;
  const rows = figures.map(([name, meaning]) => `  ${name.padEnd(22)} ${(scores[name]?.toFixed(3) ?? 'none').padStart(6)}   ${meaning}`);
  const times = Object.entries(scores.stages).map(([name, { p50Ms, p95Ms }]) => `  ${name.padEnd(22)} ${p50Ms.toFixed(1).padStart(8)} ${p95Ms.toFixed(1).padStart(8)}`);
  const trouble = scores.troubled === 0 ? [] : ['', `  ${scores.troubled} questions were answered with less than everything (see "trouble" in --details).`];
  return [counts, ...rows, '', `  ${'milliseconds'.padEnd(22)} ${'p50'.padStart(8)} ${'p95'.padStart(8)}`, ...times, ...trouble, ''].join('\n');
}
