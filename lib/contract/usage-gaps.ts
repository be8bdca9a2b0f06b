/** A question that staff ask often. */
export interface TopQuestion {
  question: string;
  asked: number;
}

/** Questions that are alike and have no good answer; `question` is the one asked most, `others` say the same in other words. `lastDay` is a store's own day. */
export interface UsageGap {
  question: string;
  others: string[];
  refused: number;
  bad: number;
  lastDay: string;
}
