import { afterEach, beforeEach, expect, it } from 'vitest';
import { startOtlpReceiver, type OtlpReceiver } from '@/e2e/fixtures/otlp-receiver';
import { openSpanExport, type SpanExport } from './export-spans';
import type { EndedRun } from './observer';
import { traceRuns } from './trace-runs';

let receiver: OtlpReceiver;
let spans: SpanExport | undefined;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(async () => {
  receiver.answer();
  await spans?.close();
  await receiver.close();
});

function open(more: Partial<Parameters<typeof openSpanExport>[0]> = {}): SpanExport {
  return (spans = openSpanExport({ endpoint: receiver.endpoint, headers: { 'api-key': 'abc' }, serviceName: 'shop', sampledShare: 1, timeoutMsMax: 5_000, everyMs: 60_000, ...more }));
}

const ended: EndedRun = {
  traceId: null, outcome: 'answered', rung: 'economy', errorCode: null, stages: [], attempts: [{ rung: 'economy', model: 'small', outcome: 'answered', failure: null, joined: true, recalled: false }],
  firstSourceMs: 40, firstTextMs: 900, totalMs: 1_500, topSimilarity: 0.6, confidence: 0.8, enough: true, degraded: [],
};

function runOnce({ tracer }: SpanExport, traceparent?: string): ReturnType<ReturnType<typeof traceRuns>['begin']> {
  const run = traceRuns(tracer).begin({ runId: 'run-1', channel: 'api', kind: 'question', parent: { traceparent } });
  const endGather = run.stage('gather');
  run.watchCall({ operation: 'embeddings', model: 'use-lite-512' }).ended({ inputTokens: 7 });
  endGather();
  const endGenerate = run.stage('generate');
  const call = run.watchCall({ operation: 'chat', model: 'small', outputTokensMax: 500 });
  call.firstChunk();
  call.ended({ responseModel: 'small-2026', inputTokens: 900, cachedInputTokens: 100, outputTokens: 60, finishReason: 'stop' });
  endGenerate();
  run.ended(ended);
  return run;
}

const named = (name: string) => receiver.spans.find((span) => span.name === name);

it('sends one span for the run, under it its stages, and under a stage its calls, by the names of the conventions', async () => {
  const exported = open();
  runOnce(exported);
  await exported.flush();
  const run = named('answer question');
  expect(run).toMatchObject({ parentSpanId: null, service: 'shop', attributes: { 'floorhand.run.id': 'run-1', 'floorhand.outcome': 'answered', 'floorhand.rung': 'economy', 'floorhand.answer.joined': true, 'floorhand.first_text_ms': 900 } });
  expect(named('retrieval knowledge')).toMatchObject({ parentSpanId: run?.spanId, attributes: { 'gen_ai.operation.name': 'retrieval' } });
  expect(named('embeddings use-lite-512')).toMatchObject({ parentSpanId: named('retrieval knowledge')?.spanId, attributes: { 'gen_ai.operation.name': 'embeddings', 'gen_ai.usage.input_tokens': 7 } });
  expect(named('chat small')).toMatchObject({
    parentSpanId: named('stage generate')?.spanId, kind: 3,
    attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'small', 'gen_ai.response.model': 'small-2026', 'gen_ai.request.max_tokens': 500, 'gen_ai.usage.input_tokens': 900, 'gen_ai.usage.cache_read.input_tokens': 100, 'gen_ai.usage.output_tokens': 60 },
  });
  expect(named('chat small')?.attributes['gen_ai.response.time_to_first_chunk']).toBeTypeOf('number');
  expect(new Set(receiver.spans.map(({ traceId }) => traceId)).size).toBe(1);
  expect(receiver.headers[0]).toMatchObject({ 'api-key': 'abc', 'content-type': 'application/json' });
});

it('goes on with the caller’s trace, and leaves out what the caller does not trace', async () => {
  const exported = open();
  runOnce(exported, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00');
  const traced = runOnce(exported, '00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
  await exported.flush();
  expect(traced.traceId).toBe('1af7651916cd43dd8448eb211c80319c');
  expect(new Set(receiver.spans.map(({ traceId }) => traceId))).toEqual(new Set(['1af7651916cd43dd8448eb211c80319c']));
  expect(named('answer question')?.parentSpanId).toBe('b7ad6b7169203331');
});

it('tells the other end of a call which trace and span it is in', () => {
  const run = traceRuns(open().tracer).begin({ runId: 'r', channel: 'api', kind: 'question', parent: {} });
  const { headers } = run.watchCall({ operation: 'chat', model: 'small' });
  expect(headers.traceparent).toMatch(new RegExp(`^00-${run.traceId}-[0-9a-f]{16}-01$`, 'u'));
});

it('marks what failed, with the kind of the error and none of its words', async () => {
  const exported = open();
  const run = traceRuns(exported.tracer).begin({ runId: 'r', channel: 'tablet', kind: 'question', parent: {} });
  run.watchCall({ operation: 'chat', model: 'big' }).ended({ error: 'AI_APICallError' });
  run.ended({ ...ended, outcome: 'failed', errorCode: 'model_unavailable' });
  await exported.flush();
  expect(named('chat big')).toMatchObject({ failed: true, attributes: { 'error.type': 'AI_APICallError' } });
  expect(named('answer question')).toMatchObject({ failed: true, attributes: { 'error.type': 'model_unavailable' } });
});

it('sends what still waits before it closes', async () => {
  const exported = open();
  runOnce(exported);
  await exported.close();
  expect(named('answer question')).toBeDefined();
});

it('keeps no more than a bounded number of spans for a collector that does not answer', async () => {
  receiver.hang();
  const exported = open();
  for (let run = 0; run < 5_000; run += 1) runOnce(exported);
  const closed = exported.close();
  receiver.answer();
  await closed;
  // 25,000 were made; 4,096 may wait, beside the one request that is under way.
  expect(receiver.spans.length).toBeGreaterThan(0);
  expect(receiver.spans.length).toBeLessThanOrEqual(4_096 + 512);
});

it('takes a collector that is away without a word to the run', async () => {
  await receiver.close();
  const exported = open({ timeoutMsMax: 200 });
  expect(() => runOnce(exported)).not.toThrow();
  await expect(exported.close()).resolves.toBeUndefined();
});
