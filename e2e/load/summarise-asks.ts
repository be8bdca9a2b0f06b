import type { AskTimes } from './ask-over-http';
import { quantile, round, summarise } from './quantiles';

type Spread = { p50: number; p95: number };

export interface AskReport {
  asked: number;
  errors: number;
  /** The commonest kinds of error, with how often each came. */
  errorKinds: Record<string, number>;
  refused: number;
  byRung: Record<string, number>;
  sourcesMs: Spread;
  firstTextMs: Spread;
  totalMs: Spread;
  /** First text less what the fake model itself takes to its first token; null without one. */
  overheadMs: Spread | null;
  /** How late questions left at worst: beyond a few milliseconds this process was the bottleneck. */
  lateMsMax: number;
}

const errorKindsMax = 5;

/** `modelFirstTokenMs` is what a fake model waits before its first token; null when none answers. */
export function summariseAsks(asks: readonly AskTimes[], modelFirstTokenMs: number | null): AskReport {
  const good = asks.filter(({ error }) => error === null);
  const times = (of: (ask: AskTimes) => number | null, among = good) => among.map(of).filter((ms) => ms !== null);
  const written = good.filter(({ rung }) => rung !== null && rung !== 'extractive');
  return {
    asked: asks.length,
    errors: asks.length - good.length,
    errorKinds: countBy(asks.flatMap(({ error }) => error ?? [])),
    refused: good.filter(({ outcome }) => outcome === 'refused').length,
    byRung: countBy(good.map(({ rung }) => rung ?? 'none')),
    sourcesMs: summarise(times(({ sourcesMs }) => sourcesMs)),
    firstTextMs: summarise(times(({ firstTextMs }) => firstTextMs)),
    totalMs: summarise(times(({ totalMs }) => totalMs)),
    overheadMs: modelFirstTokenMs === null ? null : summarise(times(({ firstTextMs }) => firstTextMs, written).map((ms) => ms - modelFirstTokenMs)),
    lateMsMax: round(quantile(asks.map(({ lateMs }) => lateMs), 1)),
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const);
  return Object.fromEntries(counts.toSorted((a, b) => b[1] - a[1]).slice(0, errorKindsMax));
}
