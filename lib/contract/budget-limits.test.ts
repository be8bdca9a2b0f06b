import { describe, expect, it } from 'vitest';
import { limitChangeSchema, limitMost, readLimit } from './budget-limits';

describe('a limit as a person writes it', () => {
  it('is money in units of the currency and a whole number of tokens', () => {
    expect(readLimit('2.50', '1 000 000')).toEqual({ costMicros: 2_500_000, tokens: 1_000_000 });
    expect(readLimit('0', '0')).toEqual({ costMicros: 0, tokens: 0 });
    expect(readLimit('6000', '6 000 000 000')).toEqual({ costMicros: 6_000_000_000, tokens: 6_000_000_000 });
  });

  it.each([['', ''], ['-1', '-1'], ['two', '1.5'], ['1e9', '1e9'], ['1000000.01', '1000000000001']])('is neither for %s and %s', (cost, tokens) => {
    expect(readLimit(cost, tokens)).toEqual({ costMicros: undefined, tokens: undefined });
  });

  it('has a most that is taken, and past which nothing is, by whatever way it comes', () => {
    expect(readLimit('1000000', '1 000 000 000 000')).toEqual(limitMost);
    const change = (after: object) => limitChangeSchema.safeParse({ subject: { level: 'chain' }, before: null, after }).success;
    expect([limitMost, { ...limitMost, costMicros: limitMost.costMicros + 1 }, { ...limitMost, tokens: limitMost.tokens + 1 }].map(change)).toEqual([true, false, false]);
  });
});
