import { describe, expect, it } from 'vitest';
import { findBottleneck, highestRate, keepsObjective } from './objective';

const phase = (perSecond: number, ms: number, answered = 1) => ({
  perSecond, answered, sourcesMs: { p50: ms / 2, p95: ms }, overheadMs: { p50: ms / 2, p95: ms + 20 }, busyShare: perSecond / 100,
  stages: { gather: { p50: 5, p95: ms / 4 }, understand: { p50: 2, p95: 10 }, 'to first text': { p50: 900, p95: 9_000 }, generate: { p50: 900, p95: 9_000 } },
});

describe('the highest rate within the objective', () => {
  it('is the last one before the first that missed it, also when a later one kept it by luck', () => {
    expect(highestRate([phase(10, 50), phase(40, 200), phase(60, 400), phase(80, 100)])).toBe(40);
    expect(highestRate([phase(10, 500)])).toBeNull();
  });

  it('is missed by waiting for sources, by waiting beyond the model, and by one error in a hundred', () => {
    expect([phase(10, 230), phase(10, 251), phase(10, 240), phase(10, 50, 0.99)].map(keepsObjective)).toEqual([true, false, false, false]);
  });
});

describe('the bottleneck', () => {
  it('is the stage of the product that got slower by the most, not the model', () => {
    expect(findBottleneck([phase(80, 800), phase(10, 40)])).toEqual({ stage: 'gather', fromMs: 10, toMs: 200, busyShare: 0.8 });
  });
});
