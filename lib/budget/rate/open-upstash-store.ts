import { Redis as UpstashRedis } from '@upstash/redis';
import type { RateStore } from './rate-store';

/** Upstash's Redis over HTTP. Never retries, and gives a request up after `answerMsMax`: whoever asks has a deadline, and something to do without it. */
export function openUpstashStore({ url, token, answerMsMax }: { url: string; token: string; answerMsMax: number }): RateStore {
  const client = new UpstashRedis({
    url, token, retry: false, cache: 'no-store', responseEncoding: false, readYourWrites: false, enableTelemetry: false,
    // The windows of one question, and of all that are asked at the same moment, go in one request.
    enableAutoPipelining: true,
    signal: () => AbortSignal.timeout(answerMsMax),
  });
  return { client, close: () => Promise.resolve() };
}
