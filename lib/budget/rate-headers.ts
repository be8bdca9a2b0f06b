import type { RateLimit } from './rate/make-counter';

/**
 * The `RateLimit` and `RateLimit-Policy` fields of draft-ietf-httpapi-ratelimit-headers: per window, `q` questions in `w` seconds, of which `r`
 * are left, and `t` seconds until it begins anew (or, for a full one, until the next question passes).
 */
export function rateHeaders(limits: readonly RateLimit[]): Record<string, string> {
  if (limits.length === 0) return {};
  return {
    'RateLimit-Policy': limits.map(({ name, questionsMax, windowSeconds }) => `"${name}";q=${questionsMax};w=${windowSeconds}`).join(', '),
    RateLimit: limits.map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`).join(', '),
  };
}
