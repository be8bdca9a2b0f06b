import type { Rung } from '@/lib/contract/run-event';

/**
 * What a question goes without when there is a crowd, in the order of the house plan: by how long it waited to be let in, as a share of
 * the longest wait. At the end of it the answer is `busy`.
 */
const givenUpFrom = { premium: 0.1, economy: 0.3, vector: 0.6, extractive: Infinity } as const satisfies Record<Rung | 'vector', number>;

/** Whether a question that waited so long goes without this. */
export function givesUp(pressure: number, what: keyof typeof givenUpFrom): boolean {
  return pressure >= givenUpFrom[what];
}
