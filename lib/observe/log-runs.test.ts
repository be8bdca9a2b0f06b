import { expect, it } from 'vitest';
import { jsonLog } from '@/lib/log';
import { logRuns } from './log-runs';

it('writes one line for a run, with the time of each stage and what every rung did', () => {
  const lines: string[] = [];
  const log = jsonLog((line) => lines.push(line), () => new Date('2026-11-27T10:00:00Z'));
  logRuns(log).begin({ runId: 'r-1', channel: 'tablet', kind: 'question', parent: {} }).ended({
    traceId: 'abc', outcome: 'answered', rung: 'economy', errorCode: null, stages: [{ name: 'gather', durationMs: 30.4 }, { name: 'generate', durationMs: 1_200.6 }],
    attempts: [{ rung: 'premium', model: 'big', outcome: 'failed', failure: 'status_500', joined: false, recalled: false }, { rung: 'economy', model: 'small', outcome: 'answered', failure: null, joined: true, recalled: false }],
    firstSourceMs: 39.7, firstTextMs: null, totalMs: 1_500.2, topSimilarity: null, confidence: null, enough: null, degraded: ['embedder'],
  });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{
    time: '2026-11-27T10:00:00.000Z', level: 'info', event: 'run_ended', runId: 'r-1', kind: 'question', channel: 'tablet', traceId: 'abc', outcome: 'answered', rung: 'economy', errorCode: null,
    gatherMs: 30, generateMs: 1_201, firstSourceMs: 40, firstTextMs: null, totalMs: 1_500, attempts: 'premium:failed:status_500 economy:joined:answered', degraded: 'embedder',
  }]);
});
