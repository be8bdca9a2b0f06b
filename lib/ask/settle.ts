import type { Run } from './run';

/** Waits until what the run's own calls really cost is written down; each swaps its permit once, when it ends. A call that others still read goes on, and is settled at its end. */
export async function settle({ generation }: Run): Promise<void> {
  await Promise.all(generation.attempts.flatMap(({ settled }) => settled ?? []));
}
