import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis, type ChainableCommander } from 'ioredis';
import type { Clock } from '@/lib/clock';
import { makeCallGuard } from '@/lib/guard-call';
import type { Log } from '@/lib/log';
import { makeOutageLog } from '@/lib/outage-log';
import { reasonOf } from '@/lib/reason-of';
import { policies, type Policy } from '@/lib/resilience';
import { startTelling, type Telling } from './tell-flight';
import { believedMs, endings, namesOf, type FlightNames } from './flight-names';

/** A flight of this process: whoever follows it elsewhere is told what it says. */
export interface OwnFlight extends Telling {
  elsewhere: false;
  /** Whether others know of it: not while Redis is away. */
  shared: boolean;
}

/** A flight of another process. */
export interface OthersFlight {
  elsewhere: true;
  /** What it says, from its beginning. Gives false when it ended, or Redis went, without a word, so that it is somebody else's turn; throws when it broke off after one. */
  follow(signal: AbortSignal): AsyncGenerator<string, boolean>;
}

/** The calls of models that are under way in all processes of the house, by what they answer. */
export interface SharedFlights {
  /** Whose flight this key is now. Never throws: without Redis every process flies alone. */
  board(key: string): Promise<OwnFlight | OthersFlight>;
  close(): void;
}

const pace = { pollMs: 40, showEveryLooks: 12, heardMs: 1_500, connectMsMax: 2_000, reconnectMsMax: 2_000 } as const;

const alone: OwnFlight = { elsewhere: false, shared: false, tell: () => undefined, land: async () => undefined, followed: async () => false };

/**
 * Flights over Redis. Every flight has a name of its own, under which its text is; the key only says which flight is on. So a process
 * that was asleep for long and goes on writing never writes into another one's text.
 */
export function shareFlights(url: string, log: Log, clock: Clock, policy: Policy = policies.redis): SharedFlights {
  const redis = connect(url, policy);
  const outage = makeOutageLog('shared_flights', log, clock);
  const guard = makeCallGuard({ name: 'redis', policy, judge: () => 'fault', onOpen: (cause) => outage.away(reasonOf(cause)), onClose: outage.back });
  const send: Send = (commands) => guard.run(async () => resultsOf(await commands(redis.multi()).exec()));

  async function* follow(names: FlightNames, flight: string, signal: AbortSignal): AsyncGenerator<string, boolean> {
    let place = 0;
    let heardMs = performance.now();
    for (let looks = 0; ; looks += 1) {
      const seen = await look(send, names, place, looks % pace.showEveryLooks === 0);
      if (seen !== null) {
        heardMs = performance.now();
        place += seen.pieces.length;
        const text = seen.pieces.map((piece) => (piece.startsWith('t') ? piece.slice(1) : '')).join('');
        if (text !== '') yield text;
        if (seen.pieces.at(-1) === endings.well) return true;
      }
      const over = seen === null ? performance.now() - heardMs > believedMs : seen.pieces.at(-1) === endings.badly || seen.on !== flight;
      // Before a word nobody waits for Redis either: a call of one's own is quicker.
      if (place === 0 && (over || seen === null)) return false;
      if (over) throw new Error('The answer broke off in the process that had it written.');
      await wait(pace.pollMs, undefined, { signal });
    }
  }

  return {
    async board(key) {
      const flight = randomUUID();
      try {
        const own = namesOf(key, flight);
        const [, on] = await send((multi) => multi.set(own.key, flight, 'PX', believedMs, 'NX').get(own.key));
        if (on === flight) return { elsewhere: false, shared: true, ...startTelling(redis, own) };
        return typeof on === 'string' ? { elsewhere: true, follow: (signal) => follow(namesOf(key, on), on, signal) } : alone;
      } catch {
        return alone;
      }
    },
    close: () => redis.disconnect(),
  };
}

type Send = (commands: (multi: ChainableCommander) => ChainableCommander) => Promise<unknown[]>;

/** What a flight said since `place`, and which one is on; null while Redis does not answer. `showing`: its writer is to know that somebody reads. */
async function look(send: Send, { key, text, followed }: FlightNames, place: number, showing: boolean): Promise<{ pieces: string[]; on: unknown } | null> {
  try {
    const results = await send((multi) => (showing ? multi.set(followed, '1', 'PX', pace.heardMs) : multi).lrange(text, place, -1).get(key));
    const [pieces, on] = results.slice(-2);
    return { pieces: Array.isArray(pieces) ? pieces.map(String) : [], on };
  } catch {
    return null;
  }
}

/** It reconnects by itself; a command that finds Redis away fails at once. The guard says so once, so its events need no listener but one that lets the process live. */
function connect(url: string, { deadlineMs }: Policy): Redis {
  const redis = new Redis(url, { connectTimeout: pace.connectMsMax, commandTimeout: deadlineMs, maxRetriesPerRequest: 0, retryStrategy: (tries) => Math.min(tries * 100, pace.reconnectMsMax) });
  return redis.on('error', () => undefined);
}

function resultsOf(replies: [Error | null, unknown][] | null): unknown[] {
  return (replies ?? []).map(([error, result]) => {
    if (error !== null) throw error;
    return result;
  });
}
