import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Observer } from '../observer';
import { callFigures } from './call-figures';
import { moneyFigures, type MoneyFigures } from './money-figures';
import { runFigures } from './run-figures';
import { stateFigures, type WatchedState } from './state-figures';

/** Everything `/api/metrics` tells: how runs went, what was paid, and how the process stands. Labels are words of the house, never people, stores or questions. */
export interface Metrics {
  observer: Observer;
  money: MoneyFigures;
  /** Adds the figures of the process itself: event loop, memory, garbage collection. For a server, which lives long enough to have some. */
  watchProcess(): void;
  /** The figures in Prometheus' text format. */
  text(): Promise<string>;
  contentType: string;
}

export function makeMetrics(state: WatchedState): Metrics {
  const registry = new Registry();
  const watchCall = callFigures(registry);
  const runs = runFigures(registry);
  const money = moneyFigures(registry);
  stateFigures(registry, state);
  return {
    observer: {
      begin(start) {
        runs.begun();
        return { traceId: null, stage: () => () => undefined, watchCall, ended: (run) => runs.ended(start, run) };
      },
    },
    money,
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
