import { describe, expect, it } from 'vitest';
import type { Asked } from './run-phase';
import { summarisePhase } from './summarise-phase';

const right = { evidence: true, span: null, refusal: null, markers: true, scope: true };
const answered: Asked = { question: 'Wet suede?', dueMs: 0, lateMs: 1, sourcesMs: 50, firstTextMs: 900, totalMs: 2_000, rung: 'premium', outcome: 'answered', error: null, retryAfterSeconds: null, text: '', sources: [], score: right };
const busy: Asked = { ...answered, rung: null, outcome: null, error: 'HTTP 503 busy', retryAfterSeconds: 2, totalMs: 300, sourcesMs: null, firstTextMs: null, score: null };
const measured = { name: 'rush', perSecond: 4, seconds: 1, calls: { calls: 2, refused: 0, aborted: 0, inFlight: 0, inputTokens: 300, outputTokens: 100 }, waits: [{ question: 'Wet suede?', startedAtMs: 1_000_040, firstTokenMs: 800 }], memoryMiB: 400, busyShare: 0.5 };

describe('a phase in figures', () => {
  it('counts answers, refusals in time, calls and tokens for each question that was asked', () => {
    const report = summarisePhase({ asked: [answered, { ...answered, dueMs: 500 }, busy, { ...busy, totalMs: 4_000 }], openMax: 3, startedAtMs: 1_000_000 }, measured);
    expect(report).toMatchObject({ asked: 4, answered: 0.5, toldInTime: 0.5, callsPerQuestion: 0.5, tokensPerQuestion: 100, openMax: 3, premiumAfterSeconds: 0.9, rungs: { premium: 2 }, errorKinds: { 'HTTP 503 busy': 2 } });
    expect(report.overheadMs).toEqual({ p50: 100, p95: 560 });
    expect(report.quality).toEqual({ evidence: 1, span: null, refusal: null, markers: 1, scope: 1 });
  });

  it('counts every answer that showed what its asker may not read', () => {
    const leak = { ...answered, score: { ...right, scope: false, markers: false } };
    expect(summarisePhase({ asked: [answered, leak], openMax: 1, startedAtMs: 1_000_000 }, measured)).toMatchObject({ scopeViolations: 1, wrongMarkers: 1, quality: { scope: 0.5 } });
  });

  it('has no figure where nothing was asked', () => {
    expect(summarisePhase({ asked: [], openMax: 0, startedAtMs: 1_000_000 }, measured)).toMatchObject({ asked: 0, answered: 0, toldInTime: null, premiumAfterSeconds: null, quality: { evidence: null } });
  });
});
