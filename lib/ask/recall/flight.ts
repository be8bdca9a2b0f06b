import { orAborted } from '@/lib/or-aborted';

/** One stream of text that any number of readers follow, each from its beginning. */
export interface Flight {
  /** What came so far and what comes; throws what the stream threw. The last reader to leave ends the stream. */
  read(signal: AbortSignal): AsyncGenerator<string>;
  /** Whether somebody still reads. */
  hasReaders(): boolean;
  /** Resolves when the stream is over, however it ended. */
  over: Promise<void>;
}

type End = { well: true } | { well: false; cause: unknown };

/**
 * Starts a stream at once, before anybody reads. When nobody reads any more, the signal that `source` was given is aborted: a
 * provider must not go on writing for nobody. `onEnd` is told whether it ended well, and `false` as soon as everybody has left.
 */
export function startFlight(source: (signal: AbortSignal) => AsyncIterable<string>, onEnd: (well: boolean) => void): Flight {
  const upstream = new AbortController();
  const chunks: string[] = [];
  let readers = 0;
  let end: End | null = null;
  const news = makeNews();

  async function pump(): Promise<void> {
    for await (const chunk of source(upstream.signal)) {
      chunks.push(chunk);
      news.tell();
    }
  }

  function finish(how: End): void {
    end = how;
    onEnd(how.well);
    // A stream that was given up on for its silence still has a provider at its other end.
    upstream.abort();
    news.tell();
  }

  async function* read(signal: AbortSignal): AsyncGenerator<string> {
    readers += 1;
    try {
      for (let place = 0; ; ) {
        if (place < chunks.length) {
          // Whoever comes late gets what is there in one piece.
          const text = chunks.slice(place).join('');
          place = chunks.length;
          yield text;
        } else if (end === null) await orAborted(news.next(), signal);
        else if (end.well) return;
        else throw end.cause;
      }
    } finally {
      readers -= 1;
      if (readers === 0 && end === null) {
        onEnd(false);
        upstream.abort();
      }
    }
  }

  const over = pump().then(() => finish({ well: true }), (cause: unknown) => finish({ well: false, cause }));
  return { read, over, hasReaders: () => readers > 0 };
}

/** Something that all who wait are told at once, again and again. */
function makeNews() {
  let next = Promise.withResolvers<void>();
  return {
    next: () => next.promise,
    tell() {
      next.resolve();
      next = Promise.withResolvers<void>();
    },
  };
}
