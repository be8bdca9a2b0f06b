import { APICallError } from 'ai';
import type { Verdict } from '@/lib/breaker';
import { readRetryAfterMs } from '@/lib/retry-after';
import { isLeftAlone, isNamed } from '@/lib/left-alone';

/** A stream that ended without its proper end. */
export class StoppedEarly extends Error {
  constructor(readonly reason: string) {
    super(`The model stopped early: ${reason}`);
    this.name = 'StoppedEarly';
  }
}

/** What a failed call of a model says about its provider, and whether it may be made again. */
export interface Judgement {
  verdict: Verdict;
  /** Milliseconds the provider wants before the next try; 0 when it says nothing. Null: not to be tried again, because it would fail the same way or may have been billed. */
  retryInMs: number | null;
}

/** A provider that asks for no more than this is waited for; past it the next rung is quicker. */
const shortRestMsMax = 300;

/** Refusals of this one request: another one may well pass. */
const ownFault: ReadonlySet<number> = new Set([400, 409, 413, 422]);

export function judgeFailure(error: unknown, now: Date): Judgement {
  if (isLeftAlone(error) || isNamed(error, 'AbortError')) return { verdict: 'nothing', retryInMs: null };
  if (isNamed<StoppedEarly>(error, 'StoppedEarly')) return { verdict: error.reason === 'error' || error.reason === 'interrupted' ? 'fault' : 'alive', retryInMs: null };
  if (!APICallError.isInstance(error)) return { verdict: 'fault', retryInMs: null };
  const { statusCode = 0, responseHeaders = {} } = error;
  if (ownFault.has(statusCode)) return { verdict: 'alive', retryInMs: null };
  const passing = statusCode === 429 || statusCode === 408 || statusCode >= 500;
  if (!passing) return { verdict: 'fault', retryInMs: wasRefused(error) && statusCode === 0 ? 0 : null };
  const restMs = readRetryAfterMs(responseHeaders, now);
  if (restMs === null) return { verdict: 'fault', retryInMs: 0 };
  return { verdict: { restMs }, retryInMs: restMs <= shortRestMsMax ? restMs : null };
}

/** What is said of a connection that never stood: no request went out. A connection that broke later may have carried one. */
const neverConnected: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** A request that was refused with a status (429, 500), or never reached anybody, or was not made at all, is not billed. */
export function wasRefused(error: unknown): boolean {
  if (isLeftAlone(error)) return true;
  return APICallError.isInstance(error) && ((error.statusCode ?? 0) >= 400 || neverConnected.has(codeOf(error.cause)));
}

/** Whether the provider refused for want of room. */
export function isRateLimit(error: unknown): boolean {
  return APICallError.isInstance(error) && error.statusCode === 429;
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}
