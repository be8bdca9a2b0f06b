import type { GatePolicy } from './gate';

/** When calls of a dependency are left out for a while, because most of them fail. */
export interface BreakerPolicy {
  /** So many failures in a row open it, */
  failuresInARowMax: number;
  /** and so does more than this share of the last `callsInView` calls. */
  failedShareMax: number;
  callsInView: number;
  /** How long nobody calls. Then one call at a time tries it, until one succeeds. */
  openMs: number;
}

/** What the house does about one dependency that is slow, failing or away. */
export interface Policy {
  /** How long one call may take: a stream until its first text, anything else as a whole. */
  deadlineMs: number;
  /** What failed without a cost or an effect is tried again so often, out of the dependency's retry budget, after a random wait up to `waitMsMax`, doubled each time. */
  retries: { max: number; waitMsMax: number };
  breaker: BreakerPolicy;
  /** How many calls of this process may be under way. One more is refused: whoever wanted it goes on without. */
  underWayMax: number;
  why: string;
}

/**
 * One row for each dependency. The deadlines of the models are defaults: `MODEL_FIRST_CHUNK_MS_MAX` sets them. A breaker stays open
 * for seconds only, so that a dependency that is back is used again within ten.
 */
export const policies = {
  premium: {
    deadlineMs: 7_000,
    retries: { max: 1, waitMsMax: 100 },
    breaker: { failuresInARowMax: 3, failedShareMax: 0.5, callsInView: 20, openMs: 3_000 },
    underWayMax: 400,
    why: 'The next rung is the better retry, so there is one, and a short one. 7 s is the longest that a slow prompt of a healthy provider took.',
  },
  economy: {
    deadlineMs: 7_000,
    retries: { max: 1, waitMsMax: 100 },
    breaker: { failuresInARowMax: 3, failedShareMax: 0.5, callsInView: 20, openMs: 3_000 },
    underWayMax: 400,
    why: 'As for the premium model: mostly the same provider.',
  },
  embedder: {
    deadlineMs: 600,
    retries: { max: 0, waitMsMax: 0 },
    breaker: { failuresInARowMax: 5, failedShareMax: 0.5, callsInView: 20, openMs: 2_000 },
    underWayMax: 64,
    why: 'A question has its words to fall back on, so it gives up early and never tries twice.',
  },
  redis: {
    deadlineMs: 150,
    retries: { max: 0, waitMsMax: 0 },
    breaker: { failuresInARowMax: 1, failedShareMax: 0.5, callsInView: 20, openMs: 2_000 },
    underWayMax: 10_000,
    why: 'Below the 200 ms that a person may notice, because timers are late on a busy machine. Counting goes on in the process, so one failure is enough.',
  },
  postgres: {
    deadlineMs: 5_000,
    retries: { max: 0, waitMsMax: 0 },
    breaker: { failuresInARowMax: 5, failedShareMax: 0.5, callsInView: 20, openMs: 1_000 },
    underWayMax: 10_000,
    why: 'For a whole transaction; the largest report takes one. Nothing can be answered without it, so it is tried every second. Its pool is its bulkhead. A statement is not repeated: it may have been carried out.',
  },
} as const satisfies Record<string, Policy>;

export type Dependency = keyof typeof policies;

/** Where many meet: how many may be at it at once is found out while they are, from here on. */
export const gates = {
  /** Questions from being let in to their first source: what this process and its database have to do. After it a question mostly waits for a model. */
  questions: { initial: 24, min: 8, max: 200, calmMs: 200, usualMsMax: 300, waitMsMax: { person: 600, api: 400 } },
  /** Calls of one provider, whichever model, until their last word. Timed to their first text. A reader waits no longer: the next rung is there. */
  models: { initial: 200, min: 16, max: policies.premium.underWayMax, calmMs: 500, usualMsMax: 3_000, waitMsMax: { person: 150, api: 150 } },
} as const satisfies Record<string, GatePolicy>;

/** What each rung may fill of its provider's gate: the premium model is given up first. */
export const gateShares = { premium: 0.9, economy: 1 } as const;
