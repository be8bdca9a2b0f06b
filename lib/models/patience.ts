/** Knows how long a model usually takes to its first text, and so how long is too long. */
export interface Patience {
  learn(firstTextMs: number): void;
  /** So many times the usual, but never below a second, nor beyond the deadline. The deadline while nothing is known. */
  ms(times: number): number;
}

const leastMs = 1_000;
/** The weight of the newest: after ten calls the first is forgotten. */
const newestShare = 0.2;
const knownFrom = 5;

export function makePatience(deadlineMs: number): Patience {
  let usualMs = 0;
  let learnt = 0;
  return {
    learn(firstTextMs) {
      learnt += 1;
      usualMs += (firstTextMs - usualMs) * Math.max(newestShare, 1 / learnt);
    },
    ms: (times) => (learnt < knownFrom ? deadlineMs : Math.min(deadlineMs, Math.max(leastMs, usualMs * times))),
  };
}
