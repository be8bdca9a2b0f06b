import { mean, round, summarise } from '../load/quantiles';
import type { EvalOutcome } from './ask-eval-question';
import { holdsSpan } from './holds-span';

/** The figures of an eval. A rate is null when there is no question to take it from. */
export interface EvalScores {
  questions: number;
  answerable: number;
  unanswerable: number;
  hitAt1: number | null;
  hitAt5: number | null;
  recallAt5: number | null;
  mrr: number | null;
  refusalRate: number | null;
  falseRefusalRate: number | null;
  answerContainsRate: number | null;
  answerContainsAllRate: number | null;
  citationPrecision: number | null;
  troubled: number;
  stages: Record<string, { p50Ms: number; p95Ms: number }>;
}

/**
 * Rates over all questions. Hits, recall and reciprocal rank look at the first places of the ranking, refused or not;
 * everything else looks at what the reader was shown.
 */
export function scoreOutcomes(outcomes: readonly EvalOutcome[]): EvalScores {
  const answerable = outcomes.filter(({ question }) => question.gold.length > 0);
  const unanswerable = outcomes.filter(({ question }) => question.gold.length === 0);
  const spanned = answerable.filter(({ question }) => question.answer_contains.length > 0);
  const cited = answerable.flatMap(({ question, cited }) => cited.map((document) => (question.gold.includes(document) ? 1 : 0)));
  return {
    questions: outcomes.length,
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    hitAt1: rate(answerable.map((outcome) => hitAt(outcome, 1))),
    hitAt5: rate(answerable.map((outcome) => hitAt(outcome, 5))),
    recallAt5: rate(answerable.map((outcome) => recallAt(outcome, 5))),
    mrr: rate(answerable.map(reciprocalRank)),
    refusalRate: rate(unanswerable.map(({ refused }) => Number(refused))),
    falseRefusalRate: rate(answerable.map(({ refused }) => Number(refused))),
    answerContainsRate: rate(spanned.map(({ shown, question }) => Number(question.answer_contains.some((span) => holdsSpan(shown, span))))),
    answerContainsAllRate: rate(spanned.map(({ shown, question }) => Number(question.answer_contains.every((span) => holdsSpan(shown, span))))),
    citationPrecision: rate(cited),
    troubled: outcomes.filter(({ trouble }) => trouble.length > 0).length,
    stages: timesOf(outcomes),
  };
}

function rate(values: readonly number[]): number | null {
  return values.length === 0 ? null : round(mean(values), 4);
}

function hitAt({ documents, question }: EvalOutcome, places: number): number {
  return documents.slice(0, places).some((id) => question.gold.includes(id)) ? 1 : 0;
}

function recallAt({ documents, question }: EvalOutcome, places: number): number {
  const gold = new Set(question.gold);
  return documents.slice(0, places).filter((id) => gold.has(id)).length / gold.size;
}

function reciprocalRank({ documents, question }: EvalOutcome): number {
  const place = documents.findIndex((id) => question.gold.includes(id));
  return place < 0 ? 0 : 1 / (place + 1);
}

function timesOf(outcomes: readonly EvalOutcome[]): EvalScores['stages'] {
  const byName = Map.groupBy(outcomes.flatMap(({ stages }) => stages), ({ name }) => name);
  return Object.fromEntries(
    [...byName].map(([name, times]) => {
      const { p50, p95 } = summarise(times.map(({ ms }) => ms));
      return [name, { p50Ms: p50, p95Ms: p95 }];
    }),
  );
}
