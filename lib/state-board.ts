/** How a circuit breaker stands: `open` lets nothing through, `probing` one call that tries. */
export type BoardBreaker = 'closed' | 'open' | 'probing';

/** How a queue stands: how many are let in, how many wait, and how many may be let in (null: no bound). */
export interface BoardQueue {
  underWay: number;
  waiting: number;
  max: number | null;
}

/**
 * Where the rooms of the house say how to read the state of what they keep. It is read only when somebody asks for the figures, so
 * telling costs nothing. A name that comes again replaces what was said before. Names are few and fixed: each becomes a series.
 */
export interface StateBoard {
  breaker(name: string, read: () => BoardBreaker): void;
  queue(name: string, read: () => BoardQueue): void;
  /** Everything as it stands now. */
  breakers(): { name: string; state: BoardBreaker }[];
  queues(): ({ name: string } & BoardQueue)[];
}

export function makeStateBoard(): StateBoard {
  const breakers = new Map<string, () => BoardBreaker>();
  const queues = new Map<string, () => BoardQueue>();
  return {
    breaker: (name, read) => void breakers.set(name, read),
    queue: (name, read) => void queues.set(name, read),
    breakers: () => [...breakers].map(([name, read]) => ({ name, state: read() })),
    queues: () => [...queues].map(([name, read]) => ({ name, ...read() })),
  };
}
