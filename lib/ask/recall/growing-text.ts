import { orAborted } from '@/lib/or-aborted';

export type End = { well: true } | { well: false; cause: unknown };

/** A text that comes in pieces and ends, followed by any number of readers, each from its beginning. */
export interface GrowingText {
  add(piece: string): void;
  finish(end: End): void;
  isOver(): boolean;
  /** What came so far and what comes; throws what it ended with. */
  read(signal: AbortSignal): AsyncGenerator<string>;
}

export function makeGrowingText(): GrowingText {
  const pieces: string[] = [];
  let end: End | null = null;
  const news = makeNews();
  return {
    add(piece) {
      pieces.push(piece);
      news.tell();
    },
    finish(how) {
      end = how;
      news.tell();
    },
    isOver: () => end !== null,
    async *read(signal) {
      for (let place = 0; ; ) {
        if (place < pieces.length) {
          // Whoever comes late gets what is there in one piece.
          const text = pieces.slice(place).join('');
          place = pieces.length;
          yield text;
        } else if (end === null) await orAborted(news.next(), signal);
        else if (end.well) return;
        else throw end.cause;
      }
    },
  };
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
