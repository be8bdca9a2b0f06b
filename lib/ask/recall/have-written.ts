import type { Scope } from '@/lib/scope';
import type { Flying } from './flight';
import type { KeptAnswers } from './keep-answers';
import type { SharedFlights } from './share-flights';
import type { Telling } from './tell-flight';

/** Where an answer came from: a call of this process, one of another process that was under way, or one that had ended. */
export type Origin = 'called' | 'joined' | 'recalled';

/** What an answer is known by, and what it rests on. */
export interface Wanted {
  key: string;
  model: string;
  passageIds: readonly number[];
  scope: Scope;
}

/** Where answers are beyond this process. Either may be missing. */
export interface Elsewhere {
  keptAnswers?: KeptAnswers | undefined;
  sharedFlights?: SharedFlights | undefined;
}

/**
 * The text of an answer as it comes: the one that was kept, or the one that another process is having written, or that of a call of one's own,
 * which is kept when it ended well. Throws what the call threw. `onOrigin` is told each time it is known anew.
 */
export async function* haveWritten(wanted: Wanted, call: (signal: AbortSignal) => AsyncIterable<string>, { keptAnswers, sharedFlights }: Elsewhere, flying: Flying, onOrigin: (origin: Origin) => void): AsyncGenerator<string> {
  for (;;) {
    const kept = await keptAnswers?.find(wanted.scope, wanted.key);
    if (kept) {
      onOrigin('recalled');
      yield kept;
      return;
    }
    const boarding = await sharedFlights?.board(wanted.key);
    if (boarding?.elsewhere !== true) {
      onOrigin('called');
      if (boarding) flying.outlastFor(boarding.followed);
      yield* write(wanted, call(flying.signal), keptAnswers, boarding);
      return;
    }
    onOrigin('joined');
    if (yield* boarding.follow(flying.signal)) return;
  }
}

async function* write({ scope: _, ...wanted }: Wanted, text: AsyncIterable<string>, keptAnswers: KeptAnswers | undefined, telling: Telling | undefined): AsyncGenerator<string> {
  let whole = '';
  let well = false;
  try {
    for await (const piece of text) {
      whole += piece;
      telling?.tell(piece);
      yield piece;
    }
    well = whole.trim() !== '';
  } finally {
    // Nobody who reads waits for it. Kept before it is landed: whoever finds no flight any more finds the answer.
    void (async () => {
      if (well) await keptAnswers?.keep({ ...wanted, text: whole });
      await telling?.land(well);
    })();
  }
}
