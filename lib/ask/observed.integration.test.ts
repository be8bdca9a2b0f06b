import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { startOtlpReceiver, type OtlpReceiver } from '@/e2e/fixtures/otlp-receiver';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPurse } from '@/e2e/fixtures/test-purse';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { jsonLog } from '@/lib/log';
import { makeEmbedder } from '@/lib/models/embed';
import { makeLadder } from '@/lib/models/ladder';
import { openSpanExport, type SpanExport } from '@/lib/observe/export-spans';
import { logRuns } from '@/lib/observe/log-runs';
import { makeMetrics, type Metrics } from '@/lib/observe/metrics/make-metrics';
import { observeTogether } from '@/lib/observe/observe-together';
import { traceRuns } from '@/lib/observe/trace-runs';
import { makeStateBoard } from '@/lib/state-board';
import { answerQuestion } from './answer-question';
import type { Ask, AskServices } from './ask';
import { meterPurse } from './meter-purse';
import { makeFlights } from './recall/flights';
import { searchEvidence } from './search-evidence';

let database: TestDatabase;
let house: SmallHouse;
let fake: FakeModel;
let receiver: OtlpReceiver;
let spans: SpanExport;
let metrics: Metrics;
let lines: string[];
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const question = 'Can handbags be returned with the receipt?';

beforeAll(async () => {
  [database, fake, receiver] = await Promise.all([openTestDatabase(), startFakeModel(), startOtlpReceiver()]);
  house = await fillSmallHouse(database.db);
  await priceModels(database.db, ['big', 'small']);
  await addDocument(database.db, { collectionId: house.collections.everyone, externalId: 'returns', title: 'Returns of handbags', passages: ['Handbags can be returned within 30 days with the receipt. Worn handbags are refused.', 'Shoes can be returned within 14 days when the soles are clean.'] });
  spans = openSpanExport({ endpoint: receiver.endpoint, headers: {}, serviceName: 'floorhand', sampledShare: 1, timeoutMsMax: 5_000, everyMs: 60_000 });
});
afterAll(async () => {
  await spans.close();
  await Promise.all([fake.close(), receiver.close(), database.drop()]);
});
beforeEach(() => {
  fake.reset();
  lines = [];
  metrics = makeMetrics({ board: makeStateBoard(), connections: () => ({ total: 0, idle: 0, waiting: 0 }) });
});

function services(more: Partial<AskServices> = {}): AskServices {
  const log = jsonLog((line) => lines.push(line), clock.now);
  const embedder = { ...makeEmbedder({ baseUrl: fake.baseUrl, apiKey: undefined, modelName: wordEmbedder.modelName, paid: false }) };
  return {
    db: database.db, embedder, clock, rateLimiter: generousLimiter(), log, thesaurus: makeHouseThesaurus(clock), flights: makeFlights(), purse: meterPurse(testPurse(database.db, clock, log), metrics.money),
    ladder: makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'big', economyModel: 'small', firstChunkMsMax: 5_000, betweenChunksMsMax: 5_000 }),
    observe: observeTogether(log, metrics.observer, logRuns(log), traceRuns(spans.tracer)),
    ...more,
  };
}

function ask(more: Partial<Ask> = {}): Ask {
  const asker = { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: 1, via: 'full' } as const;
  return { runId: crypto.randomUUID(), asker, question, from: { channel: 'api', history: [] }, signal: new AbortController().signal, ...more };
}

async function finish(asked: Ask, given = services()): Promise<void> {
  for await (const event of answerQuestion(asked, given)) if (event.type === 'end') expect(event.outcome).toBeDefined();
}

async function spansOf(runId: string) {
  await spans.flush();
  const run = receiver.spans.find(({ attributes }) => attributes['floorhand.run.id'] === runId);
  return { run, all: receiver.spans.filter(({ traceId }) => traceId === run?.traceId) };
}

const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

it('is one trace from the caller over the house to the provider and the embedder', async () => {
  const asked = ask({ trace: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } });
  await finish(asked);
  const { run, all } = await spansOf(asked.runId);
  expect(run).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331', attributes: { 'floorhand.rung': 'premium', 'floorhand.outcome': 'answered' } });
  const stages = all.filter(({ parentSpanId }) => parentSpanId === run?.spanId).map(({ attributes }) => attributes['floorhand.stage']);
  expect(stages).toEqual(['authorise', 'admit', 'understand', 'gather', 'rank', 'pack', 'generate', 'check']);
  const chat = all.find(({ name }) => name === 'chat big');
  expect(chat).toMatchObject({ parentSpanId: all.find(({ name }) => name === 'stage generate')?.spanId, attributes: { 'gen_ai.request.model': 'big', 'gen_ai.response.model': 'big' } });
  expect(chat?.attributes['gen_ai.usage.input_tokens']).toBe(fake.calls.find(({ kind }) => kind === 'chat')?.billed?.inputTokens);
  expect(fake.calls.find(({ kind }) => kind === 'chat')?.traceparent).toBe(`00-${chat?.traceId}-${chat?.spanId}-01`);
  const embedding = all.find(({ name }) => name === `embeddings ${wordEmbedder.modelName}`);
  expect(embedding?.parentSpanId).toBe(all.find(({ name }) => name === 'retrieval knowledge')?.spanId);
  expect(fake.calls.find(({ kind }) => kind === 'embeddings')?.traceparent).toBe(`00-${embedding?.traceId}-${embedding?.spanId}-01`);
});

it('shows a rung that failed beside the one that answered', async () => {
  fake.behave({ model: 'big', behaviour: { fault: 'server_error' } });
  const asked = ask();
  await finish(asked);
  const { all } = await spansOf(asked.runId);
  expect(all.find(({ name }) => name === 'chat big')?.failed).toBe(true);
  expect(all.find(({ name }) => name === 'chat small')?.failed).toBe(false);
  expect(await metrics.text()).toContain('floorhand_rung_attempts_total{rung="premium",outcome="failed"} 1');
  expect(logged().find(({ event }) => event === 'run_ended')).toMatchObject({ runId: asked.runId, rung: 'economy', attempts: 'premium:failed:status_500 economy:answered' });
});

it('says nothing of what was asked, found or answered: not in spans, figures or the log', async () => {
  fake.behave({ model: 'big', behaviour: { fault: 'malformed' } });
  await finish(ask());
  await finish(ask({ question: 'quantum chromodynamics lattice?' }));
  fake.behave({ model: wordEmbedder.modelName, behaviour: { fault: 'server_error' } });
  await finish(ask({ question: 'Can worn handbags be returned without the receipt?' }));
  await spans.flush();
  const everything = [...receiver.bodies, ...lines, await metrics.text()].join('\n');
  expect(everything).not.toMatch(/handbag|receipt|quantum|chromodynamics|30 days|Returns of/iu);
});

it('puts the run’s id on every line of the log, and ends each run with one line', async () => {
  fake.behave({ model: 'big', behaviour: { fault: 'server_error' } });
  fake.behave({ model: wordEmbedder.modelName, behaviour: { fault: 'server_error' } });
  const asked = ask();
  await finish(asked);
  expect(logged().map(({ runId }) => runId)).toEqual(logged().map(() => asked.runId));
  expect(logged().filter(({ event }) => event === 'run_ended')).toHaveLength(1);
  expect(logged().map(({ event }) => event)).toContain('embedder_failed');
});

it('ends a run in the figures however it ends: stopped, refused, without a database', async () => {
  const stop = new AbortController();
  for await (const event of answerQuestion(ask({ signal: stop.signal }), services())) if (event.type === 'text') stop.abort();
  await finish(ask({ question: 'quantum chromodynamics lattice?' }));
  await finish(ask(), services({ db: Object.assign(Object.create(database.db) as typeof database.db, { begin: () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })) }) }));
  const text = await metrics.text();
  expect(text).toContain('outcome="stopped"');
  expect(text).toContain('floorhand_runs_total{kind="question",channel="api",outcome="refused",rung="none"} 1');
  expect(text).toContain('floorhand_run_errors_total{code="database_unavailable"} 1');
  expect(text).toContain('floorhand_open_runs 0');
});

it('counts what is paid when it is settled', async () => {
  await finish(ask());
  const billed = fake.calls.find(({ kind }) => kind === 'chat')?.billed;
  expect(await metrics.text()).toContain(`floorhand_tokens_total{kind="output",purpose="answer",model="big"} ${billed?.outputTokens}`);
});

it('watches a search as a run of its own kind', async () => {
  await searchEvidence(ask(), services());
  expect(await metrics.text()).toContain('floorhand_runs_total{kind="search",channel="api",outcome="answered",rung="none"} 1');
});
