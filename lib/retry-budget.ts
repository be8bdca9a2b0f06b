/** What may be spent on trying again: a share of the calls made, so that an outage never doubles the load on what is failing. */
export interface RetryBudget {
  /** Tells of one call that was made for its own sake. */
  earn(): void;
  /** Leave for one retry; false when it is spent. */
  spend(): boolean;
}

/** One retry for ten calls: whatever fails, a provider sees at most 1.1 times the calls. */
const share = 0.1;

/** Retries saved up in good times are not all let loose at once. */
const savedMax = 10;

/** It begins empty, so that the bound holds from the first call on. */
export function makeRetryBudget(): RetryBudget {
  // In hundredths: a sum of tenths would not be whole again.
  let saved = 0;
  return {
    earn() {
      saved = Math.min(savedMax * 100, saved + share * 100);
    },
    spend() {
      if (saved < 100) return false;
      saved -= 100;
      return true;
    },
  };
}
