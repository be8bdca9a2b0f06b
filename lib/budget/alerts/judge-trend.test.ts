import { describe, expect, it } from 'vitest';
import type { DayFigures } from '@/db/queries/alert-facts';
import { dayBefore, judgeTrend, mondayOf, windowsOf } from './judge-trend';

const today = '2026-11-25';
/** Twenty-one days up to today, each the same but for what `lately` says of today and yesterday. */
function days(usual: Partial<DayFigures>, lately: Partial<DayFigures>): DayFigures[] {
  return Array.from({ length: 21 }, (_, age) => ({ storeId: 1, day: dayBefore(today, age), questions: 20, refused: 2, costMicros: 20_000, ...usual, ...(age < 2 ? lately : {}) }));
}
const kinds = (usual: Partial<DayFigures>, lately: Partial<DayFigures>) => judgeTrend(windowsOf(days(usual, lately), today)).map(({ kind }) => kind);

describe('a trend', () => {
  it('is the cost of a question twice that of the week before', () => {
    expect(judgeTrend(windowsOf(days({}, { costMicros: 40_000 }), today))).toEqual([{ kind: 'cost_doubled', figures: { costPerQuestionMicros: 2_000, beforeMicros: 1_000, questions: 40 } }]);
    expect(kinds({}, { costMicros: 39_000 })).toEqual([]);
  });

  it('is not a busy day: more questions at the same cost are no alert', () => {
    expect(kinds({}, { questions: 200, refused: 20, costMicros: 200_000 })).toEqual([]);
  });

  it('is a share of refusals ten points above that of the two weeks before', () => {
    expect(judgeTrend(windowsOf(days({}, { refused: 4 }), today))).toEqual([{ kind: 'refusals_jumped', figures: { refusedShare: 0.2, beforeShare: 0.1, questions: 40 } }]);
    expect(kinds({}, { refused: 3 })).toEqual([]);
    expect(kinds({ refused: 19 }, { refused: 20 })).toEqual([]);
  });

  it('is not seen in fewer than thirty questions, nor without any before', () => {
    expect(kinds({}, { questions: 14, refused: 14, costMicros: 900_000 })).toEqual([]);
    expect(kinds({ questions: 0, refused: 0, costMicros: 0 }, { questions: 20, refused: 20, costMicros: 900_000 })).toEqual([]);
    expect(kinds({ costMicros: 0 }, { costMicros: 900_000 })).toEqual([]);
  });

  it('is told once a week, from Monday on', () => {
    expect(['2026-11-23', '2026-11-25', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual(['2026-11-23', '2026-11-23', '2026-11-23', '2026-11-30']);
  });
});
