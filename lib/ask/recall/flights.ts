import { startFlight, type Flight, type FlightSource } from './flight';
import { afterEndMs } from './flight-names';

/** The calls of models that are under way in this process, by what they answer. */
export interface Flights {
  /** The flight of a key. Without one, `source` is started as its flight, and `opened` is true. */
  join(key: string, source: FlightSource): { flight: Flight; opened: boolean };
}

export function makeFlights(): Flights {
  const flights = new Map<string, Flight>();
  return {
    join(key, source) {
      const underWay = flights.get(key);
      if (underWay !== undefined) return { flight: underWay, opened: false };
      const forget = () => void (flights.get(key) === flight && flights.delete(key));
      const flight: Flight = startFlight(source, (well) => {
        if (well) setTimeout(forget, afterEndMs).unref();
        else forget();
      });
      flights.set(key, flight);
      return { flight, opened: true };
    },
  };
}

/** Nobody joins anybody: every question makes a call of its own. */
export const noFlights: Flights = { join: (_, source) => ({ flight: startFlight(source, () => undefined), opened: true }) };
