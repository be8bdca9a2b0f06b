import { startFlight, type Flight } from './flight';

/** The calls of models that are under way in this process, by what they answer. */
export interface Flights {
  /** The flight of a key. Without one, `source` is started as its flight, and `opened` is true. */
  join(key: string, source: (signal: AbortSignal) => AsyncIterable<string>): { flight: Flight; opened: boolean };
}

/** How long an answer is at hand after it ended: less than the second within which an erased passage has to be gone. */
const keepMs = 900;

export function makeFlights(): Flights {
  const flights = new Map<string, Flight>();
  return {
    join(key, source) {
      const underWay = flights.get(key);
      if (underWay !== undefined) return { flight: underWay, opened: false };
      const forget = () => void (flights.get(key) === flight && flights.delete(key));
      const flight: Flight = startFlight(source, (well) => {
        if (well) setTimeout(forget, keepMs).unref();
        else forget();
      });
      flights.set(key, flight);
      return { flight, opened: true };
    },
  };
}
