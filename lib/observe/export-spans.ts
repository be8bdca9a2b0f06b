import type { Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-base';

export interface SpanExportSettings {
  /** The collector, without `/v1/traces`. */
  endpoint: string;
  headers: Readonly<Record<string, string>>;
  serviceName: string;
  /** Of the runs that come without a trace of their caller's, 0 to 1. */
  sampledShare: number;
  timeoutMsMax: number;
  /** How long spans wait for company. */
  everyMs: number;
}

export interface SpanExport {
  tracer: Tracer;
  /** Sends what waits. Resolves also when the collector is away. */
  flush(): Promise<void>;
  /** Sends what waits and ends. */
  close(): Promise<void>;
}

/** More than this waits in no memory: spans that come while the collector is away or slow are dropped. */
const waitingMax = 4_096;
const perRequestMax = 512;
/** All that waits at once, as at the end, and the one that is under way. */
const requestsMax = waitingMax / perRequestMax + 1;

/** Sends spans to a collector by OTLP over HTTP, in batches and behind the back of the runs. */
export function openSpanExport({ endpoint, headers, serviceName, sampledShare, timeoutMsMax, everyMs }: SpanExportSettings): SpanExport {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers: { ...headers }, timeoutMillis: timeoutMsMax, concurrencyLimit: requestsMax });
  const processor = new BatchSpanProcessor(exporter, { maxQueueSize: waitingMax, maxExportBatchSize: perRequestMax, scheduledDelayMillis: everyMs, exportTimeoutMillis: timeoutMsMax });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampledShare) }),
    spanProcessors: [processor],
  });
  const quietly = (work: Promise<void>) => work.catch(() => undefined);
  return { tracer: provider.getTracer('floorhand'), flush: () => quietly(provider.forceFlush()), close: () => quietly(provider.shutdown()) };
}
