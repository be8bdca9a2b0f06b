import { describe, expect, it } from 'vitest';
import { percentileOf } from './percentile-of';

/** As `wait_bucket()` of the database sorts. */
const bucketOf = (ms: number) => Math.floor(Math.log(Math.max(ms, 1)) / Math.log(1.1));
const barsOf = (waits: readonly number[]) => [...Map.groupBy(waits, bucketOf).entries()].map(([bucket, each]) => ({ bucket, questions: each.length }));

describe('a percentile of a histogram', () => {
  it('is at most five percent away from the real one', () => {
    const waits = Array.from({ length: 1_000 }, (_, place) => 20 + place * 7);
    for (const share of [0.5, 0.95, 0.99]) {
      const real = waits[Math.ceil(waits.length * share) - 1] ?? Number.NaN;
      expect(Math.abs((percentileOf(barsOf(waits), share) ?? 0) / real - 1)).toBeLessThanOrEqual(0.055);
    }
  });

  it('does not depend on the order of the bars', () => {
    expect(percentileOf([{ bucket: 60, questions: 1 }, { bucket: 10, questions: 99 }], 0.5)).toBe(percentileOf([{ bucket: 10, questions: 99 }, { bucket: 60, questions: 1 }], 0.5));
  });

  it('is told by the slow few only beyond their share', () => {
    const bars = [{ bucket: 10, questions: 95 }, { bucket: 60, questions: 5 }];
    expect(percentileOf(bars, 0.95)).toBe(3);
    expect(percentileOf(bars, 0.96)).toBe(319);
  });

  it('is unknown without questions', () => {
    expect(percentileOf([], 0.5)).toBeNull();
  });
});
