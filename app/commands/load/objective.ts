import type { Rehearsed } from './rehearse';

/** What a rate has to keep to count as served: times in milliseconds, shares from 0 to 1. */
export const objective = { sourcesMsP95: 250, overheadMsP95: 250, errorShare: 0.001 } as const;

type Measured = Pick<Rehearsed, 'perSecond' | 'answered' | 'sourcesMs' | 'overheadMs' | 'busyShare' | 'stages'>;

export function keepsObjective({ sourcesMs, overheadMs, answered }: Measured): boolean {
  return sourcesMs.p95 <= objective.sourcesMsP95 && overheadMs.p95 <= objective.overheadMsP95 && 1 - answered <= objective.errorShare;
}

/** The highest rate up to which every phase kept the objective; null when the first one missed it. */
export function highestRate(phases: readonly Measured[]): number | null {
  const rising = phases.toSorted((a, b) => a.perSecond - b.perSecond);
  const missed = rising.findIndex((phase) => !keepsObjective(phase));
  return rising.slice(0, missed === -1 ? undefined : missed).at(-1)?.perSecond ?? null;
}

export interface Bottleneck {
  /** The stage whose 95th percentile grew by the most milliseconds. */
  stage: string;
  fromMs: number;
  toMs: number;
  busyShare: number;
}

/** Sums of stages, and the model's own time, which is not the product's. */
const notStages: ReadonlySet<string> = new Set(['to sources', 'to first text', 'generate']);

/** What got slower between the lowest and the highest rate. */
export function findBottleneck(phases: readonly Measured[]): Bottleneck | null {
  const rising = phases.toSorted((a, b) => a.perSecond - b.perSecond);
  const [first, last] = [rising[0], rising.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const grown = Object.entries(last.stages).filter(([name]) => !notStages.has(name)).map(([stage, { p95 }]) => ({ stage, fromMs: Math.round(first.stages[stage]?.p95 ?? 0), toMs: Math.round(p95), busyShare: last.busyShare }));
  return grown.toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))[0] ?? null;
}
