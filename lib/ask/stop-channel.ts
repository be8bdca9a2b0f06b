import { Redis } from 'ioredis';
import type { Clock } from '@/lib/clock';
import type { Log } from '@/lib/log';
import { makeOutageLog } from '@/lib/outage-log';
import { reasonOf } from '@/lib/reason-of';

/** Carries a reader's Stop to whichever process of the house is writing the answer. */
export interface StopChannel {
  /** Tells the other processes. Never throws: without the channel a stop still works where it arrived. */
  tell(runName: string): void;
  /** Called for every stop told by another process. */
  onTold(listen: (runName: string) => void): void;
  close(): Promise<void>;
}

/** For one process alone: nobody else to tell. */
export const noOtherProcess: StopChannel = { tell: () => undefined, onTold: () => undefined, close: async () => undefined };

const channelName = 'floorhand:stop';
const connectMsMax = 2_000;
const reconnectMsMax = 5_000;

/** A channel over Redis' publish and subscribe. It reconnects by itself; while Redis is away stops stay local. */
export function openStopChannel(url: string, log: Log, clock: Clock): StopChannel {
  const options = { connectTimeout: connectMsMax, maxRetriesPerRequest: 1, enableOfflineQueue: false, retryStrategy: (tries: number) => Math.min(tries * 200, reconnectMsMax) };
  const publisher = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, enableOfflineQueue: true, maxRetriesPerRequest: null });
  const outage = makeOutageLog('redis', log, clock);
  const clients = [publisher, subscriber];
  for (const client of clients) {
    client.on('error', (error: Error) => outage.away(reasonOf(error)));
    client.on('ready', () => {
      if (clients.every(({ status }) => status === 'ready')) outage.back();
    });
  }
  subscriber.subscribe(channelName).catch((error: unknown) => outage.away(reasonOf(error)));
  return {
    tell: (runName) => void publisher.publish(channelName, runName).catch((error: unknown) => log.warn('stop_not_told', { cause: reasonOf(error) })),
    onTold: (listen) => void subscriber.on('message', (_channel, runName) => listen(runName)),
    close: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
