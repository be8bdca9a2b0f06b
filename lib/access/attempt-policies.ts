/** How often a sign-in may go wrong for one subject before it has to wait. */
export interface AttemptPolicy {
  /** Failures without any wait. The last of them starts the first wait. */
  failuresMax: number;
  /** The waits after it, one failure after the other; the last one repeats. */
  waitsSeconds: readonly [number, ...number[]];
  /** From this failure on nothing more is tried until somebody lifts the block; null = never blocked. */
  blockedAfter: number | null;
  /** After this long the count begins anew; null = only a success forgets failures. */
  windowSeconds: number | null;
  why: string;
}

/** The limits of signing in. An attempt is counted before it is checked and given back when it succeeds. */
export const attemptPolicies = {
  pin: {
    failuresMax: 5,
    waitsSeconds: [30, 60, 300, 900, 1800],
    blockedAfter: 10,
    windowSeconds: null,
    why: 'Per employee number. A six-digit PIN gives a thief 10 guesses in a million, ever: time alone does not give more. A full sign-in or a manager lifts the block.',
  },
  password: {
    failuresMax: 5,
    waitsSeconds: [30, 60, 300, 900],
    blockedAfter: null,
    windowSeconds: 86_400,
    why: 'Per e-mail address. Anyone on the network may type one, so a block would let anyone lock a manager out; waits of 15 minutes leave 96 guesses a day.',
  },
  device: {
    failuresMax: 20,
    waitsSeconds: [300, 900],
    blockedAfter: null,
    windowSeconds: 900,
    why: 'Per tablet, across all numbers typed on it: eight people who each mistype twice in a quarter of an hour are still let in, a thief trying colleague after colleague is not.',
  },
  store: {
    failuresMax: 60,
    waitsSeconds: [300, 900],
    blockedAfter: null,
    windowSeconds: 3600,
    why: 'Per store, across its tablets: one guess on each of many tablets is still many guesses.',
  },
  address: {
    failuresMax: 100,
    waitsSeconds: [300, 900],
    blockedAfter: null,
    windowSeconds: 900,
    why: 'Per network address (IPv6: its /64). Generous, because a whole chain may stand behind one address; it is the only limit on someone who tries one password on every e-mail address.',
  },
  demoTablet: {
    failuresMax: 300,
    waitsSeconds: [600],
    blockedAfter: null,
    windowSeconds: 3600,
    why: 'Per network address: the demo lets anyone enrol a browser, each one a row that nobody asked for. Counts enrolments, not failures.',
  },
} as const satisfies Record<string, AttemptPolicy>;
export type AttemptKind = keyof typeof attemptPolicies;
