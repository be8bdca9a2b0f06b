import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRetryBudget } from './retry-budget';

describe('a retry budget', () => {
  it('gives leave for no retry before ten calls were made', () => {
    const budget = makeRetryBudget();
    for (let calls = 0; calls < 9; calls += 1) budget.earn();
    expect(budget.spend()).toBe(false);
    budget.earn();
    expect([budget.spend(), budget.spend()]).toEqual([true, false]);
  });

  it('never lets more than a tenth be tried again, in whatever order calls fail', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 400 }), (failures) => {
        const budget = makeRetryBudget();
        let retries = 0;
        for (const failed of failures) {
          budget.earn();
          if (failed && budget.spend()) retries += 1;
        }
        return retries <= failures.length * 0.1;
      }),
    );
  });

  it('saves up ten at most', () => {
    const budget = makeRetryBudget();
    for (let calls = 0; calls < 1_000; calls += 1) budget.earn();
    let retries = 0;
    while (budget.spend()) retries += 1;
    expect(retries).toBe(10);
  });
});
