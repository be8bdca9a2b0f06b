import type { Env } from '@/lib/env';
import type { Log } from '@/lib/log';
import { openSpanExport, type SpanExport } from '@/lib/observe/export-spans';
import { logRuns } from '@/lib/observe/log-runs';
import { makeMetrics, type Metrics } from '@/lib/observe/metrics/make-metrics';
import type { WatchedState } from '@/lib/observe/metrics/state-figures';
import { observeTogether } from '@/lib/observe/observe-together';
import type { Observer } from '@/lib/observe/observer';
import { traceRuns } from '@/lib/observe/trace-runs';

/** What tells others how the house runs: figures, a line in the log for each run, and spans where there is a collector. */
export interface Telemetry {
  observe: Observer;
  metrics: Metrics;
  /** Null without a collector. */
  spans: SpanExport | null;
}

/** How long spans wait for company. */
const spansEveryMs = 2_000;

export function makeTelemetry(env: Env, log: Log, state: WatchedState): Telemetry {
  const metrics = makeMetrics(state);
  const spans = spanExportOf(env);
  const observers = [metrics.observer, logRuns(log), ...(spans === null ? [] : [traceRuns(spans.tracer)])];
  return { metrics, spans, observe: observeTogether(log, ...observers) };
}

function spanExportOf(env: Env): SpanExport | null {
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return null;
  return openSpanExport({
    endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    serviceName: env.OTEL_SERVICE_NAME,
    sampledShare: env.OTEL_TRACES_SAMPLER_ARG,
    timeoutMsMax: env.OTEL_EXPORTER_OTLP_TIMEOUT,
    everyMs: spansEveryMs,
  });
}
