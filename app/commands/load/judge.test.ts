import { describe, expect, it } from 'vitest';
import type { PhaseReport } from '@/e2e/load/summarise-phase';
import { judge } from './judge';

const usual: PhaseReport = {
  name: 'as usual', perSecond: 5, seconds: 20, asked: 100, answered: 1, toldInTime: null, errorKinds: {}, rungs: { premium: 90, refused: 10 }, sourcesMs: { p50: 50, p95: 80 }, firstTextMs: { p50: 400, p95: 900 }, totalMs: { p50: 900, p95: 1_500 }, overheadMs: { p50: 50, p95: 90 },
  quality: { evidence: 0.8, span: 0.8, refusal: 0.7, markers: 1, scope: 1 }, scopeViolations: 0, wrongMarkers: 0, callsPerQuestion: 0.8, tokensPerQuestion: 600, openMax: 9, premiumAfterSeconds: 0.5, lateMsMax: 3, memoryMiB: 500, busyShare: 0.4,
};
const outage: PhaseReport = { ...usual, name: 'outage', rungs: { extractive: 90, refused: 10 }, firstTextMs: { p50: 60, p95: 120 }, callsPerQuestion: 0.2 };
const back: PhaseReport = { ...usual, name: 'back' };

describe('the judgement of a rehearsal', () => {
  it('finds nothing when the outage is quoted, the model comes back and quality holds', () => {
    expect(judge('smoke', [usual, outage, back])).toEqual([]);
  });

  it.each([
    ['a collection shown to the wrong person', { ...outage, scopeViolations: 1 }, 'outage: 1 answers showed a collection that their asker may not read.'],
    ['a marker of nothing', { ...outage, wrongMarkers: 2 }, 'outage: 2 answers cite a passage that was not shown.'],
    ['more calls than questions', { ...outage, callsPerQuestion: 1.4 }, 'outage: 1.4 calls of a model for a question.'],
    ['questions without an answer', { ...outage, answered: 0.9 }, 'outage: 10.0 % of the questions got no answer.'],
    ['an outage that makes people wait', { ...outage, firstTextMs: { p50: 500, p95: 7_000 } }, 'outage: first text came later than from the model that is away.'],
    ['evidence lost, by more than chance', { ...outage, quality: { ...usual.quality, evidence: 0.6 } }, 'outage: the right evidence was found for 60.0 % of the questions, and for 80.0 % as usual.'],
  ])('names %s', (_, phase, sentence) => {
    expect(judge('smoke', [usual, phase, back])).toContain(sentence);
  });

  it('names a provider that has returned and is not asked', () => {
    expect(judge('smoke', [usual, outage, { ...back, rungs: { extractive: 90 } }])).toEqual(['back: the provider has returned and nobody asks it.']);
  });
});
