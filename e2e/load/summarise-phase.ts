import type { CallCounts } from '../fakes/count-calls';
import type { ModelWait } from '../fakes/list-waits';
import { measureOverhead } from './measure-overhead';
import { mean, quantile, round, summarise } from './quantiles';
import type { Asked, PhaseRun } from './run-phase';
import type { AnswerScore } from './score-answer';

type Spread = { p50: number; p95: number };

/** A phase in figures. Shares are from 0 to 1, times milliseconds from the moment a question was due; null where there is nothing to take a figure from. */
export interface PhaseReport {
  name: string;
  perSecond: number;
  seconds: number;
  asked: number;
  /** Whole answers and honest refusals, of all questions. */
  answered: number;
  /** Of the questions that got no answer: those told within a second to come again, and when. */
  toldInTime: number | null;
  errorKinds: Record<string, number>;
  rungs: Record<string, number>;
  sourcesMs: Spread;
  firstTextMs: Spread;
  totalMs: Spread;
  /** Until the first text, beyond the model's own time to it. */
  overheadMs: Spread;
  quality: Record<keyof AnswerScore, number | null>;
  /** Collections shown to people who may not read them, and markers that name nothing. */
  scopeViolations: number;
  wrongMarkers: number;
  callsPerQuestion: number;
  tokensPerQuestion: number;
  openMax: number;
  /** Seconds from the phase's start to the first answer of the best rung; null when none came. */
  premiumAfterSeconds: number | null;
  /** How late questions left at worst: beyond some tens of milliseconds the rehearsal itself was the bottleneck. */
  lateMsMax: number;
  /** Memory of the server processes at the end, in MiB, and the busy share of the machine. */
  memoryMiB: number;
  busyShare: number;
}

interface Measured {
  name: string;
  perSecond: number;
  seconds: number;
  calls: CallCounts;
  waits: readonly ModelWait[];
  memoryMiB: number;
  busyShare: number;
}

const kindsMax = 6;
const toldMsMax = 1_000;

export function summarisePhase({ asked, openMax, startedAtMs }: PhaseRun, { calls, waits, ...measured }: Measured): PhaseReport {
  const good = asked.filter(({ error }) => error === null);
  const bad = asked.filter(({ error }) => error !== null);
  const scores = good.flatMap(({ score }) => score ?? []);
  const times = (of: (one: Asked) => number | null) => summarise(good.map(of).filter((ms) => ms !== null));
  return {
    ...measured,
    asked: asked.length,
    answered: share(asked.map(({ error }) => error === null)) ?? 0,
    toldInTime: share(bad.map(({ retryAfterSeconds, totalMs }) => retryAfterSeconds !== null && totalMs <= toldMsMax)),
    errorKinds: countBy(bad.flatMap(({ error }) => error ?? [])),
    rungs: countBy(good.map(({ rung, outcome }) => (outcome === 'refused' ? 'refused' : (rung ?? 'none')))),
    sourcesMs: times(({ sourcesMs }) => sourcesMs),
    firstTextMs: times(({ firstTextMs }) => firstTextMs),
    totalMs: times(({ totalMs }) => totalMs),
    overheadMs: summarise(measureOverhead(good.flatMap(({ question, dueMs, firstTextMs }) => (firstTextMs === null ? [] : { question, dueAtMs: startedAtMs + dueMs, textAtMs: startedAtMs + dueMs + firstTextMs })), waits)),
    quality: { evidence: known(scores, 'evidence'), span: known(scores, 'span'), refusal: known(scores, 'refusal'), markers: known(scores, 'markers'), scope: known(scores, 'scope') },
    scopeViolations: scores.filter(({ scope }) => !scope).length,
    wrongMarkers: scores.filter(({ markers }) => !markers).length,
    callsPerQuestion: round(calls.calls / Math.max(1, asked.length), 3),
    tokensPerQuestion: Math.round((calls.inputTokens + calls.outputTokens) / Math.max(1, asked.length)),
    openMax,
    premiumAfterSeconds: premiumAfter(good),
    lateMsMax: asked.length === 0 ? 0 : round(quantile(asked.map(({ lateMs }) => lateMs), 1)),
  };
}

function share(values: readonly boolean[]): number | null {
  return values.length === 0 ? null : round(mean(values.map(Number)), 4);
}

function known(scores: readonly AnswerScore[], of: keyof AnswerScore): number | null {
  return share(scores.map((score) => score[of]).filter((value) => value !== null));
}

function premiumAfter(good: readonly Asked[]): number | null {
  const moments = good.filter(({ rung }) => rung === 'premium').map(({ dueMs, firstTextMs }) => dueMs + (firstTextMs ?? 0));
  return moments.length === 0 ? null : round(Math.min(...moments) / 1000, 1);
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const);
  return Object.fromEntries(counts.toSorted((a, b) => b[1] - a[1]).slice(0, kindsMax));
}
