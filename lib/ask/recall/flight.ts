import { setTimeout as wait } from 'node:timers/promises';
import { makeGrowingText, type End } from './growing-text';

/** One stream of text that any number of readers follow, each from its beginning. */
export interface Flight {
  /** What came so far and what comes; throws what the stream threw. The last reader to leave ends the stream. */
  read(signal: AbortSignal): AsyncGenerator<string>;
  /** Whether somebody still reads. */
  hasReaders(): boolean;
  /** Resolves when the stream is over, or has lost its last reader here and goes on for others. */
  parted(): Promise<void>;
}

/** What a stream knows of the flight it is. */
export interface Flying {
  /** Aborted when nobody reads any more. */
  signal: AbortSignal;
  /** From now on it also goes on without a reader here, as long as `wanted` says so. */
  outlastFor(wanted: () => Promise<boolean>): void;
}

export type FlightSource = (flying: Flying) => AsyncIterable<string>;

const askWantedEveryMs = 250;

/**
 * Starts a stream at once, before anybody reads. When nobody reads any more, the signal that `source` was given is aborted: a
 * provider must not go on writing for nobody. `onEnd` is told whether it ended well, and `false` as soon as everybody has left.
 */
export function startFlight(source: FlightSource, onEnd: (well: boolean) => void): Flight {
  const upstream = new AbortController();
  const text = makeGrowingText();
  let readers = 0;
  let wanted: (() => Promise<boolean>) | null = null;
  let parting: Promise<void> | null = null;
  const isDeserted = () => readers === 0 && !text.isOver();

  async function pump(): Promise<void> {
    for await (const piece of source({ signal: upstream.signal, outlastFor: (given) => void (wanted = given) })) text.add(piece);
  }

  function finish(end: End): void {
    text.finish(end);
    onEnd(end.well);
    // A stream that was given up on for its silence still has a provider at its other end.
    upstream.abort();
  }

  function abandon(): Promise<void> {
    onEnd(false);
    upstream.abort();
    return over;
  }

  /** After the last reader here: over, unless somebody elsewhere reads. */
  async function part(): Promise<void> {
    if (wanted !== null && isDeserted() && (await wanted())) return void wait(askWantedEveryMs).then(part);
    if (isDeserted()) await abandon();
  }

  async function* read(signal: AbortSignal): AsyncGenerator<string> {
    readers += 1;
    try {
      yield* text.read(signal);
    } finally {
      readers -= 1;
      if (isDeserted()) parting = part();
    }
  }

  const over = pump().then(() => finish({ well: true }), (cause: unknown) => finish({ well: false, cause }));
  return { read, parted: () => parting ?? over, hasReaders: () => readers > 0 };
}
