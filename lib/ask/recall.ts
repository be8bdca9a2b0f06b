import { isLeftAlone } from '@/lib/left-alone';
import { isWithoutLeave } from './paid-call';
import type { Flights } from './recall/flights';

/**
 * The answer to a prompt by one model: joins whoever is having the same written, or has it written. `onJoin` is told which.
 * Throws what the call threw; `WithoutLeave` only when the reader's own budget has no room.
 */
export async function* recall(flights: Flights, key: string, call: (signal: AbortSignal) => AsyncIterable<string>, signal: AbortSignal, onJoin: (joined: boolean) => void): AsyncGenerator<string> {
  for (;;) {
    const { flight, opened } = flights.join(key, call);
    onJoin(!opened);
    try {
      yield* flight.read(signal);
      return;
    } catch (error) {
      // It was somebody else's budget that had no room, or somebody else who goes without.
      if (opened || !(isWithoutLeave(error) || (isLeftAlone(error) && error.reason === 'crowd'))) throw error;
    } finally {
      // When nobody else reads it, it ends with its reader, who wants to know what it used.
      if (opened && !flight.hasReaders()) await flight.over;
    }
  }
}
