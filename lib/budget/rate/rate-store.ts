import type { Redis } from '@upstash/redis';

/** Where questions are counted: a client of Upstash's, whatever it speaks to. */
export interface RateStore {
  client: Redis;
  close(): Promise<void>;
}
