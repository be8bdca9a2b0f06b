import { expect, it } from 'vitest';
import { observeTogether } from './observe-together';
import { unobserved, type EndedRun, type Observer } from './observer';

const start = { runId: 'r-1', channel: 'api', kind: 'question', parent: {} } as const;
const ended: EndedRun = { traceId: null, outcome: 'answered', rung: null, errorCode: null, stages: [], attempts: [], firstSourceMs: null, firstTextMs: null, totalMs: 1, topSimilarity: null, confidence: null, enough: null, degraded: [] };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const named = (traceId: string | null, headers: Record<string, string>): Observer => ({ begin: (run) => ({ ...unobserved.begin(run), traceId, watchCall: () => ({ headers, firstChunk: () => undefined, ended: () => undefined }) }) });

it('tells every observer, and lets the first that knows the trace name it', () => {
  const watch = observeTogether(silent, named(null, {}), named('a', { traceparent: 'first' }), named('b', { traceparent: 'second' })).begin(start);
  expect(watch.traceId).toBe('a');
  expect(watch.watchCall({ operation: 'chat', model: 'm' }).headers).toEqual({ traceparent: 'first' });
});

it('takes nothing from a run when an observer fails: the log says so, and the others are told', () => {
  const said: unknown[] = [];
  const seen: string[] = [];
  const broken: Observer = { begin: (run) => ({ ...unobserved.begin(run), ended: () => { throw new Error('not a number'); } }) };
  const other: Observer = { begin: (run) => ({ ...unobserved.begin(run), ended: () => void seen.push(run.runId) }) };
  observeTogether({ ...silent, error: (event, fields) => void said.push(event, fields) }, broken, other).begin(start).ended(ended);
  expect(seen).toEqual(['r-1']);
  expect(said).toEqual(['observer_failed', { runId: 'r-1', cause: 'Error: not a number' }]);
});
