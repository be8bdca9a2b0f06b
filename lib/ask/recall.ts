import { isLeftAlone } from '@/lib/left-alone';
import { isWithoutLeave } from './paid-call';
import type { Flights } from './recall/flights';
import { haveWritten, type Elsewhere, type Origin, type Wanted } from './recall/have-written';

export interface RecallServices extends Elsewhere {
  flights: Flights;
}

/**
 * The answer to a prompt by one model: recalled, joined while somebody is having the same written, or written for this reader. `onOrigin` is told
 * which. Throws what the call threw; `WithoutLeave` only when the reader's own budget has no room.
 */
export async function* recall(wanted: Wanted, call: (signal: AbortSignal) => AsyncIterable<string>, signal: AbortSignal, services: RecallServices, onOrigin: (origin: Origin) => void): AsyncGenerator<string> {
  for (;;) {
    const { flight, opened } = services.flights.join(wanted.key, (flying) => haveWritten(wanted, call, services, flying, onOrigin));
    if (!opened) onOrigin('joined');
    try {
      yield* flight.read(signal);
      return;
    } catch (error) {
      // It was somebody else's budget that had no room, or somebody else who goes without.
      if (opened || !(isWithoutLeave(error) || (isLeftAlone(error) && error.reason === 'crowd'))) throw error;
    } finally {
      // When nobody else reads it, it ends with its reader, who wants to know what it used.
      if (opened && !flight.hasReaders()) await flight.parted();
    }
  }
}
