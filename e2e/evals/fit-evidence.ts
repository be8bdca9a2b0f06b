import { asksForSomethingElse } from '@/lib/knowledge/search/asks-for-something-else';
import type { EvidenceFeatures } from '@/lib/knowledge/search/evidence-features';
import type { EvidenceFeature } from '@/lib/knowledge/search/evidence-weights';
import { fitLogistic, judge, type Linear } from './fit-logistic';

/** What the fit needs to know of a question that was asked. */
export interface FitOutcome {
  question: { question: string; gold: readonly string[] };
  features: EvidenceFeatures;
}

export interface FitSet {
  name: string;
  /** How much each of its questions counts. Below 1 the set has a voice in the weights, and none in where the threshold lies. */
  weight: number;
  outcomes: readonly FitOutcome[];
}

/** In the order in which they are printed. */
export const fittedFeatures = ['passage', 'covered', 'ideas', 'near', 'nearest', 'absent', 'named', 'figureless', 'corpus'] as const satisfies readonly EvidenceFeature[];

/** There are about half as many questions without an answer as with one; both kinds are to count alike. */
const unanswerableCounts = 2;
/** The threshold is the strictest at which no set has a larger share of its answerable questions refused. */
const falselyRefusedMax = 0.15;

/** Weights and intercept are written with three decimals, so they are fitted with three. */
const places = 1_000;

/** The weights of the evidence, with the intercept that puts the threshold at nothing (a probability of a half). */
export function fitEvidence(sets: readonly FitSet[]): Linear {
  const examples = sets.flatMap(({ outcomes, weight }) => outcomes.filter(isJudged).map((outcome) => ({
    values: valuesOf(outcome), isYes: isAnswerable(outcome), weight: weight * (isAnswerable(outcome) ? 1 : unanswerableCounts),
  })));
  const fit = { intercept: 0, weights: fitLogistic(examples).weights.map((weight) => Math.round(weight * places) / places) };
  const threshold = Math.min(...sets.filter(({ weight }) => weight >= 1).map((set) => thresholdOf(fit, set)));
  // Rounded up: the question on the threshold is still answered.
  return { ...fit, intercept: Math.ceil(-threshold * places + 1e-6) / places };
}

/** The weights without each of the sets, to be tried on that one. */
export function leaveOneOut(sets: readonly FitSet[]): { set: FitSet; fit: Linear }[] {
  return sets.length < 2 ? [] : sets.map((set) => ({ set, fit: fitEvidence(sets.filter((other) => other !== set)) }));
}

export interface FitRates {
  refused: number | null;
  falselyRefused: number | null;
  /** How often an answerable question stands above an unanswerable one, 0 to 1. */
  area: number | null;
}

export function fitRates(fit: Linear, { outcomes }: FitSet): FitRates {
  const score = (outcome: FitOutcome) => (isJudged(outcome) ? judge(fit, valuesOf(outcome)) : -Infinity);
  const [yes, no] = [outcomes.filter(isAnswerable).map(score), outcomes.filter((outcome) => !isAnswerable(outcome)).map(score)];
  const share = (scores: readonly number[]) => (scores.length === 0 ? null : scores.filter((one) => one < 0).length / scores.length);
  const above = yes.flatMap((one) => no.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
  return { refused: share(no), falselyRefused: share(yes), area: above.length === 0 ? null : above.reduce<number>((sum, one) => sum + one, 0) / above.length };
}

/** What is refused by how it is put says nothing of the evidence. */
function isJudged({ question }: FitOutcome): boolean {
  return !asksForSomethingElse(question.question);
}

function isAnswerable({ question }: FitOutcome): boolean {
  return question.gold.length > 0;
}

function valuesOf({ features }: FitOutcome): number[] {
  return fittedFeatures.map((feature) => features[feature]);
}

function thresholdOf(fit: Linear, { outcomes }: FitSet): number {
  const scores = outcomes.filter(isAnswerable).map((outcome) => (isJudged(outcome) ? judge(fit, valuesOf(outcome)) : -Infinity)).toSorted((a, b) => a - b);
  return scores[Math.floor(scores.length * falselyRefusedMax + 1e-9)] ?? Infinity;
}
