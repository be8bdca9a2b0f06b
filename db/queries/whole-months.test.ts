import { describe, expect, it } from 'vitest';
import { wholeMonthsOf } from './whole-months';

describe('a range of days', () => {
  it('is its whole months, and the days before and after them', () => {
    expect(wholeMonthsOf({ from: '2025-11-21', until: '2026-11-20' })).toEqual({
      months: { from: '2025-12-01', until: '2026-10-01' },
      days: [{ from: '2025-11-21', until: '2025-11-30' }, { from: '2026-11-01', until: '2026-11-20' }],
    });
  });

  it('that begins and ends with a month has no days beside', () => {
    expect(wholeMonthsOf({ from: '2026-02-01', until: '2026-02-28' })).toEqual({ months: { from: '2026-02-01', until: '2026-02-01' }, days: [] });
    expect(wholeMonthsOf({ from: '2025-12-01', until: '2026-01-31' })).toEqual({ months: { from: '2025-12-01', until: '2026-01-01' }, days: [] });
  });

  it('without a whole month stays as it is', () => {
    for (const range of [{ from: '2026-11-14', until: '2026-11-20' }, { from: '2026-10-02', until: '2026-11-29' }, { from: '2026-11-01', until: '2026-11-01' }, { from: '2026-01-31', until: '2026-02-27' }]) {
      expect(wholeMonthsOf(range)).toEqual({ months: null, days: [range] });
    }
  });
});
