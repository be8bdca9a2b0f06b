import { describe, expect, it } from 'vitest';
import { judgeBudget } from './judge-budget';

const limit = { costMicros: 10_000_000, tokens: 1_000_000 };
const usual = { micros: 100_000, tokens: 10_000 };
const kind = (spentMicros: number, spentTokens: number, most = limit) => judgeBudget({ periodStart: '2026-11-20', spentMicros, spentTokens, reservedMicros: 0, reservedTokens: 0 }, most, usual)?.kind ?? null;

describe('a budget', () => {
  it('is nearly spent from four fifths on, in money or in tokens', () => {
    expect([kind(7_999_999, 0), kind(8_000_000, 0), kind(0, 800_000)]).toEqual([null, 'budget_nearly_spent', 'budget_nearly_spent']);
  });

  it('is spent as soon as a usual answer does not fit, though something is left', () => {
    expect([kind(9_900_000, 0), kind(9_900_001, 0), kind(0, 990_001)]).toEqual(['budget_nearly_spent', 'budget_spent', 'budget_spent']);
  });

  it('of nothing is a choice, and no alert', () => {
    expect(kind(0, 0, { costMicros: 0, tokens: 0 })).toBe(null);
  });
});
