import { expect, it } from 'vitest';
import type { TraceEvidence, TraceView } from '@/lib/contract/trace-view';
import { explainEvidence, explainRung } from './explain-run';

const base: TraceView = {
  runId: 'r', at: '2026-11-20T10:00:00.000Z', timeZone: 'UTC', store: 'Ginza', channel: 'tablet', outcome: 'answered', rung: 'premium', firstTextMs: 900, totalMs: 1_500, costMicros: 0, question: null,
  asker: null, errorCode: null, firstSourceMs: 40, confidence: 0.83, stages: [], attempts: [], noLeave: null, degraded: [], traceId: null, evidence: [], calls: [], currency: 'USD',
};
const attempt = { rung: 'premium', model: 'big', outcome: 'answered', ms: 1_200, joined: false, startMs: 50, failure: null };
const failed = { ...attempt, outcome: 'failed', failure: 'status_500' };
const passage = { title: 'Returns', heading: 'Bags', collection: 'Handbook' };
const evidence: TraceEvidence = { passage, keyword: 3, vector: 0.7, fused: 0.9, rank: 1.1, cited: true };

it('tells what failed, and then what answered', () => {
  expect(explainRung({ ...base, attempts: [failed, { ...attempt, rung: 'economy', ms: 800 }] })).toEqual([
    { code: 'rungFailed', rung: 'premium', ms: 1_200, failure: 'status_500' },
    { code: 'answered', rung: 'economy', ms: 800 },
  ]);
});

it('tells of the budget that had no room, and of an answer that was shared', () => {
  expect(explainRung({ ...base, rung: 'economy', noLeave: { level: 'store', leftPercent: 3 }, attempts: [{ ...attempt, rung: 'economy', joined: true }] })).toEqual([
    { code: 'noRoom', level: 'store', leftPercent: 3, rung: 'economy' },
    { code: 'joined', rung: 'economy', ms: 1_200 },
  ]);
  expect(explainRung({ ...base, rung: 'extractive', noLeave: 'unpriced', attempts: [{ ...attempt, rung: 'extractive' }] }).map(({ code }) => code)).toEqual(['unpriced', 'answered']);
});

it('tells an answer that was at hand from one that was being written', () => {
  expect(explainRung({ ...base, attempts: [{ ...attempt, joined: true, recalled: true }] }).map(({ code }) => code)).toEqual(['recalled']);
});

it('tells a house without a model from one whose models failed', () => {
  expect(explainRung({ ...base, rung: 'extractive', attempts: [{ ...attempt, rung: 'extractive' }] }).map(({ code }) => code)).toEqual(['noModel', 'answered']);
  expect(explainRung({ ...base, rung: 'extractive', attempts: [failed, { ...attempt, rung: 'extractive' }] }).map(({ code }) => code)).toEqual(['rungFailed', 'answered']);
});

it('tells why nothing was written: refused, failed before, stopped, or every rung failed', () => {
  expect(explainRung({ ...base, outcome: 'refused', confidence: 0.2 })).toEqual([{ code: 'refused', confidence: 0.2 }]);
  expect(explainRung({ ...base, outcome: 'failed', errorCode: 'database_unavailable' })).toEqual([{ code: 'failedBefore', errorCode: 'database_unavailable' }]);
  expect(explainRung({ ...base, outcome: 'stopped' })).toEqual([{ code: 'stoppedEarly' }]);
  expect(explainRung({ ...base, outcome: 'failed', rung: null, attempts: [failed] }).at(-1)).toEqual({ code: 'nothingAnswered' });
});

it('tells what put the first passage first', () => {
  const other = { ...evidence, cited: false };
  const why = (first: TraceEvidence, second: TraceEvidence) => explainEvidence({ ...base, evidence: [first, second] })[0]?.code;
  expect(why(evidence, { ...other, keyword: 2, vector: 0.5 })).toBe('bestInBoth');
  expect(why(evidence, { ...other, keyword: 2, vector: 0.8 })).toBe('bestInWords');
  expect(why(evidence, { ...other, keyword: 4, vector: 0.5 })).toBe('bestInMeaning');
  expect(why(evidence, { ...other, keyword: 4, vector: 0.8 })).toBe('movedUp');
});

it('counts what was cited and what the reader may not see, and says when the search went by words alone', () => {
  const found = [evidence, { ...evidence, passage: null, keyword: 1, vector: 0, cited: false }];
  expect(explainEvidence({ ...base, degraded: ['embedder'], evidence: found })).toEqual([
    { code: 'keywordOnly' }, { code: 'bestInBoth' }, { code: 'enough', confidence: 0.83 }, { code: 'cited', cited: 1, found: 2 }, { code: 'unreadable', count: 1 },
  ]);
  expect(explainEvidence({ ...base, outcome: 'refused' })).toEqual([{ code: 'noEvidence' }]);
  expect(explainEvidence(base)).toEqual([{ code: 'notKept' }]);
});
