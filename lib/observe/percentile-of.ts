/** A bar of a histogram: waits from 1.1^bucket to 1.1^(bucket + 1) milliseconds. */
export interface WaitBar {
  bucket: number;
  questions: number;
}

const step = 1.1;

/** The wait in milliseconds that a share of all questions stayed under: the middle of the bar it falls into. Null without questions. */
export function percentileOf(bars: readonly WaitBar[], share: number): number | null {
  const all = bars.reduce((sum, { questions }) => sum + questions, 0);
  if (all === 0) return null;
  const rank = Math.max(1, Math.ceil(all * share));
  let seen = 0;
  for (const { bucket, questions } of bars.toSorted((a, b) => a.bucket - b.bucket)) {
    seen += questions;
    if (seen >= rank) return Math.round(step ** (bucket + 0.5));
  }
  return null;
}
