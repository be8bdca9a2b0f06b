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
  /** What it says, from its beginning. Gives false when it ended without a word, so that it is somebody else's turn; throws when it broke off after one. */
  follow(signal: AbortSignal): AsyncGenerator<string, boolean>;
}

/** The calls of models that are under way in all processes of the house, by what they answer. */
export interface SharedFlights {
  /** Whose flight this key is now. Never throws: without Redis every process flies alone. */
  board(key: string): Promise<OwnFlight | OthersFlight>;
  close(): void;
}

const pace = { pollMs: 40, heardEveryPolls: 12, heardMs: 1_500, connectMsMax: 2_000, reconnectMsMax: 2_000 } as const;

const alone: OwnFlight = { elsewhere: false, shared: false, tell: () => undefined, land: async () => undefined, followed: async () => false };

/**
 * Flights over Redis. Every flight has a name of its own, under which its text is; the key only says which flight is on. So a process
 * that was asleep for long and goes on writing never writes into another one's text.
 */
export function shareFlights(url: string, log: Log, clock: Clock, policy: Policy = policies.redis): SharedFlights {
  const redis = new Redis(url, { connectTimeout: pace.connectMsMax, commandTimeout: policy.deadlineMs, maxRetriesPerRequest: 0, retryStrategy: (tries) => Math.min(tries * 100, pace.reconnectMsMax) });
  redis.on('error', () => undefined);
  const outage = makeOutageLog('shared_flights', log, clock);
  const guard = makeCallGuard({ name: 'redis', policy, judge: () => 'fault', onOpen: (cause) => outage.away(reasonOf(cause)), onClose: outage.back });
  const send = (commands: (multi: ChainableCommander) => ChainableCommander) => guard.run(async () => resultsOf(await commands(redis.multi()).exec()));

  async function* follow({ key, text: textOf, followed }: FlightNames, flight: string, signal: AbortSignal): AsyncGenerator<string, boolean> {
    let place = 0;
    for (let polls = 0; ; polls += 1) {
      const [pieces, on] = await send((multi) => {
        if (polls % pace.heardEveryPolls === 0) multi.set(followed, '1', 'PX', pace.heardMs);
        return multi.lrange(textOf, place, -1).get(key);
      }).then((results) => results.slice(-2));
      const said = Array.isArray(pieces) ? pieces.map(String) : [];
      const text = said.map((piece) => (piece.startsWith('t') ? piece.slice(1) : '')).join('');
      place += said.length;
      if (text !== '') yield text;
      const last = said.at(-1);
      if (last === endings.well) return true;
      if (last === endings.badly || on !== flight) {
        if (place > said.length || text !== '') throw new Error('The answer broke off in the process that had it written.');
        return false;
      }
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

function resultsOf(replies: [Error | null, unknown][] | null): unknown[] {
  return (replies ?? []).map(([error, result]) => {
    if (error !== null) throw error;
    return result;
  });
}
