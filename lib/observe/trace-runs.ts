import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Span, type Tracer } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { CallEnd, WatchCall } from '@/lib/call-watch';
import type { EndedRun, Observer, RunStart, RunWatch, TraceHeaders } from './observer';

const w3c = new W3CTraceContextPropagator();

/**
 * A span for each run, under it one for each stage, and under the stage one for each call of a model, by the names of the OpenTelemetry
 * conventions for generative AI (REFERENCES: `chat {model}`, `embeddings {model}`, `retrieval {data source}`). A run whose caller has a
 * trace goes on with it, and so does the provider. What was asked, found and answered is in none of them.
 */
export function traceRuns(tracer: Tracer): Observer {
  return { begin: (start) => traceRun(tracer, start) };
}

function traceRun(tracer: Tracer, { runId, channel, kind, parent }: RunStart): RunWatch {
  const attributes = { 'floorhand.run.id': runId, 'floorhand.channel': channel };
  const run = tracer.startSpan(kind === 'question' ? 'answer question' : 'search evidence', { kind: SpanKind.SERVER, attributes }, contextOf(parent));
  const inRun = trace.setSpan(ROOT_CONTEXT, run);
  let inStage = inRun;
  return {
    traceId: run.isRecording() ? run.spanContext().traceId : null,
    stage(name) {
      const span = name === 'gather' ? tracer.startSpan('retrieval knowledge', { attributes: { ...stageName(name), 'gen_ai.operation.name': 'retrieval', 'gen_ai.data_source.id': 'knowledge' } }, inRun) : tracer.startSpan(`stage ${name}`, { attributes: stageName(name) }, inRun);
      inStage = trace.setSpan(ROOT_CONTEXT, span);
      return () => {
        span.end();
        inStage = inRun;
      };
    },
    watchCall: (call) => traceCall(tracer, inStage, call),
    ended(ended) {
      endRun(run, ended);
    },
  };
}

const stageName = (name: string) => ({ 'floorhand.stage': name });

function contextOf(headers: TraceHeaders): Context {
  return w3c.extract(ROOT_CONTEXT, headers, { keys: (carrier) => Object.keys(carrier), get: (carrier: Record<string, string | undefined>, key) => carrier[key] });
}

function traceCall(tracer: Tracer, parent: Context, { operation, model, outputTokensMax }: Parameters<WatchCall>[0]): ReturnType<WatchCall> {
  const beganMs = performance.now();
  const attributes = {
    'gen_ai.operation.name': operation,
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': model,
    ...(outputTokensMax === undefined ? {} : { 'gen_ai.request.max_tokens': outputTokensMax, 'gen_ai.request.stream': true }),
  };
  const span = tracer.startSpan(`${operation} ${model}`, { kind: SpanKind.CLIENT, attributes }, parent);
  const headers: Record<string, string> = {};
  w3c.inject(trace.setSpan(ROOT_CONTEXT, span), headers, { set: (carrier, key, value) => void (carrier[key] = value) });
  return {
    headers,
    firstChunk: () => void span.setAttribute('gen_ai.response.time_to_first_chunk', (performance.now() - beganMs) / 1_000),
    ended: (end) => endCall(span, end),
  };
}

function endCall(span: Span, { responseModel, inputTokens, cachedInputTokens, outputTokens, finishReason, error }: CallEnd): void {
  const known = {
    'gen_ai.response.model': responseModel,
    'gen_ai.usage.input_tokens': inputTokens,
    'gen_ai.usage.cache_read.input_tokens': cachedInputTokens,
    'gen_ai.usage.output_tokens': outputTokens,
    'gen_ai.response.finish_reasons': finishReason === undefined ? undefined : [finishReason],
  };
  for (const [name, value] of Object.entries(known)) if (value !== undefined) span.setAttribute(name, value);
  if (error !== undefined) fail(span, error);
  span.end();
}

function endRun(span: Span, run: EndedRun): void {
  span.setAttributes({
    'floorhand.outcome': run.outcome,
    'floorhand.rung': run.rung ?? 'none',
    'floorhand.degraded': [...run.degraded],
    'floorhand.answer.joined': run.attempts.some(({ joined }) => joined),
    'floorhand.answer.recalled': run.attempts.some(({ recalled }) => recalled),
  });
  if (run.firstSourceMs !== null) span.setAttribute('floorhand.first_source_ms', Math.round(run.firstSourceMs));
  if (run.firstTextMs !== null) span.setAttribute('floorhand.first_text_ms', Math.round(run.firstTextMs));
  if (run.errorCode !== null) fail(span, run.errorCode);
  span.end();
}

function fail(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
