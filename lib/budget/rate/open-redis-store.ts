import { createHash } from 'node:crypto';
import { Redis as UpstashRedis, type Requester } from '@upstash/redis';
import { Redis } from 'ioredis';
import type { RateStore } from './rate-store';

const connectMsMax = 2_000;
const reconnectMsMax = 2_000;

/** Any Redis, over its own protocol. It reconnects by itself; a command that finds it away fails at once and is not sent again. */
export function openRedisStore({ url, answerMsMax }: { url: string; answerMsMax: number }): RateStore {
  const redis = new Redis(url, { connectTimeout: connectMsMax, commandTimeout: answerMsMax, maxRetriesPerRequest: 0, retryStrategy: (tries) => Math.min(tries * 100, reconnectMsMax) });
  // The limiter hears of every command that fails, and says so once; without a listener here each attempt would be written to the console.
  redis.on('error', () => undefined);
  return { client: new UpstashRedis(redisRequester(redis)), close: async () => redis.disconnect() };
}

/** The first line that Upstash's scripts begin with; a plain Redis refuses the flag in it. */
const flagLine = /^#!lua[^\n]*\n/;

/** Carries Upstash's commands to a plain Redis. Exported for the tests' server that speaks Upstash's HTTP. */
export function redisRequester(redis: Redis): Requester {
  /** A script's hash, as the library knows it, to that of the script without its flags. */
  const plainHashes = new Map<string, string>();
  const send = async (command: readonly unknown[]): Promise<unknown> => {
    const [name = '', script = '', ...rest] = command.map(String);
    if (name === 'evalsha') {
      const known = plainHashes.get(script);
      if (known === undefined) throw new Error('NOSCRIPT This script has not been sent yet.');
      return redis.call('evalsha', known, ...rest);
    }
    if (name !== 'eval') return redis.call(name, script, ...rest);
    const plain = script.replace(flagLine, '');
    plainHashes.set(sha1(script), sha1(plain));
    return redis.call('eval', plain, ...rest);
  };
  return { request: async <Result>({ body }: { body?: unknown }) => ({ result: (await send(Array.isArray(body) ? body : [])) as Result }) };
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
