import { expect, it } from 'vitest';
import { makeStateBoard } from '@/lib/state-board';
import type { EndedRun, RunStart } from '../observer';
import { makeMetrics } from './make-metrics';

const runId = '4f1c6c1e-0000-4000-8000-000000000001';
const start: RunStart = { runId, channel: 'tablet', kind: 'question', parent: {} };
const answered: EndedRun = {
  traceId: null, outcome: 'answered', rung: 'economy', errorCode: null, stages: [{ name: 'gather', durationMs: 30 }],
  attempts: [{ rung: 'premium', model: 'big', outcome: 'failed', failure: 'status_500', joined: false, recalled: false }, { rung: 'economy', model: 'small', outcome: 'answered', failure: null, joined: true, recalled: false }],
  firstSourceMs: 40, firstTextMs: 900, totalMs: 1_500, topSimilarity: 0.61, confidence: 0.83, enough: true, degraded: ['embedder'],
};

function make() {
  const board = makeStateBoard();
  return { board, metrics: makeMetrics({ board, connections: () => ({ total: 4, idle: 3, waiting: 2 }) }) };
}

it('tells how runs ended, what answered, and how long each part took', async () => {
  const { metrics } = make();
  metrics.observer.begin(start).ended(answered);
  const text = await metrics.text();
  expect(text).toContain('floorhand_runs_total{kind="question",channel="tablet",outcome="answered",rung="economy"} 1');
  expect(text).toContain('floorhand_stage_seconds_bucket{le="0.05",stage="gather",rung="economy"} 1');
  expect(text).toContain('floorhand_wait_seconds_bucket{le="1",until="text",rung="economy"} 1');
  expect(text).toContain('floorhand_wait_seconds_bucket{le="1",until="complete",rung="economy"} 0');
  expect(text).toContain('floorhand_rung_attempts_total{rung="premium",outcome="failed"} 1');
  expect(text).toContain('floorhand_answers_shared_total{how="joined"} 1');
  expect(text).toContain('floorhand_runs_degraded_total{without="embedder"} 1');
  expect(text).toContain('floorhand_retrieval_confidence_bucket{le="0.9",enough="true"} 1');
});

it('counts the runs that are under way, and forgets them when they end', async () => {
  const { metrics } = make();
  const run = metrics.observer.begin(start);
  metrics.observer.begin(start);
  expect(await metrics.text()).toContain('floorhand_open_runs 2');
  run.ended(answered);
  expect(await metrics.text()).toContain('floorhand_open_runs 1');
});

it('tells what the rate limits turned away apart from what failed', async () => {
  const { metrics } = make();
  metrics.observer.begin(start).ended({ ...answered, outcome: 'failed', errorCode: 'too_many_questions' });
  metrics.observer.begin(start).ended({ ...answered, outcome: 'failed', errorCode: 'database_unavailable' });
  const text = await metrics.text();
  expect(text).toContain('floorhand_runs_limited_total{channel="tablet"} 1');
  expect(text).toContain('floorhand_run_errors_total{code="database_unavailable"} 1');
  expect(text).not.toContain('too_many_questions');
});

it('adds up tokens and money by model, and why calls were not made', async () => {
  const { metrics } = make();
  metrics.money.paid({ purpose: 'answer', model: 'big', inputTokens: 900, cachedInputTokens: 100, outputTokens: 60, reasoningTokens: 0, costMicros: 2_300 });
  metrics.money.refused('store');
  const text = await metrics.text();
  expect(text).toContain('floorhand_tokens_total{kind="cached_input",purpose="answer",model="big"} 100');
  expect(text).toContain('floorhand_cost_micros_total{purpose="answer",model="big"} 2300');
  expect(text).toContain('floorhand_permits_refused_total{reason="store"} 1');
});

it('reads breakers, queues and connections at the moment somebody asks', async () => {
  const { board, metrics } = make();
  let state: 'closed' | 'open' = 'closed';
  board.breaker('premium', () => state);
  board.queue('admission', () => ({ underWay: 3, waiting: 1, max: null }));
  expect(await metrics.text()).toContain('floorhand_breaker_state{dependency="premium",state="open"} 0');
  state = 'open';
  const text = await metrics.text();
  expect(text).toContain('floorhand_breaker_state{dependency="premium",state="open"} 1');
  expect(text).toContain('floorhand_breaker_state{dependency="premium",state="closed"} 0');
  expect(text).toContain('floorhand_queue{queue="admission",figure="waiting"} 1');
  expect(text).toContain('floorhand_database_connections{state="waiting"} 2');
});

it('names no run, whatever was asked: its series stay as many as they are', async () => {
  const { metrics } = make();
  const ask = (id: string) => metrics.observer.begin({ ...start, runId: id }).ended(answered);
  ask(runId);
  const series = (await metrics.text()).split('\n').length;
  for (let run = 0; run < 100; run += 1) ask(`${runId}${run}`);
  const text = await metrics.text();
  expect(text.split('\n').length).toBe(series);
  expect(text).not.toContain(runId);
});

it('tells of the event loop once the process is watched', async () => {
  const { metrics } = make();
  metrics.watchProcess();
  expect(await metrics.text()).toContain('nodejs_eventloop_lag_seconds');
});
