import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LineUp, LineWatch } from './line-up';
import type { ModelPool } from './model-pool';

/** What the embedder tells a Prometheus server about itself. Texts are counted and never shown. */
export interface EmbedderMetrics extends LineWatch {
  /** The figures in Prometheus' text format. */
  text(): Promise<string>;
  contentType: string;
}

/** The line and the threads of which the gauges are read whenever somebody asks. */
interface Watched {
  line(): LineUp;
  pool: Partial<Pick<ModelPool, 'threads' | 'hung' | 'lanes'>>;
}

export function makeMetrics({ line, pool }: Watched): EmbedderMetrics {
  const registry = new Registry();
  const registers = [registry];
  const texts = new Counter({ name: 'embedder_texts_total', help: 'Texts embedded.', labelNames: ['kind'], registers });
  const turnedAway = new Counter({ name: 'embedder_texts_turned_away_total', help: 'Texts turned away because too many waited.', labelNames: ['kind'], registers });
  const failed = new Counter({ name: 'embedder_turns_failed_total', help: 'Turns of the model that failed.', labelNames: ['kind'], registers });
  const seconds = new Histogram({ name: 'embedder_turn_seconds', help: 'How long a turn of the model took.', labelNames: ['kind'], buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 10], registers });
  const waiting = new Gauge({ name: 'embedder_texts_waiting', help: 'Texts in the line.', labelNames: ['kind'], registers });
  const threads = new Gauge({ name: 'embedder_threads', help: 'Threads that hold the model.', registers });
  const threadsMax = new Gauge({ name: 'embedder_threads_max', help: 'The most threads there may be.', registers });
  const hung = new Gauge({ name: 'embedder_threads_ended', help: 'Threads ended since the start because their turn did not end.', registers });
  return {
    contentType: registry.contentType,
    turn(kind, count, ms, well) {
      seconds.observe({ kind }, ms / 1000);
      if (well) texts.inc({ kind }, count);
      else failed.inc({ kind });
    },
    turnedAway: (kind, count) => turnedAway.inc({ kind }, count),
    text() {
      const { questions, passages } = line().waiting();
      waiting.set({ kind: 'question' }, questions);
      waiting.set({ kind: 'passage' }, passages);
      threads.set(pool.threads?.() ?? 1);
      threadsMax.set(pool.lanes ?? 1);
      hung.set(pool.hung?.() ?? 0);
      return registry.metrics();
    },
  };
}
