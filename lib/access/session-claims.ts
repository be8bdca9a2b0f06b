import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Principal } from './principal';

/** How long a session lasts from its sign-in. It is never prolonged: signing in again is the only way on. */
export const sessionLifetimes = {
  tablet: { seconds: 10 * 3600, why: 'A shift with its breaks: nobody is still signed in the next morning.' },
  full: { seconds: 12 * 3600, why: 'A manager’s working day.' },
} as const satisfies Record<Exclude<Principal['via'], 'key'>, { seconds: number; why: string }>;

const claimsSchema = z.object({
  staffId: z.int().positive(),
  storeId: z.int().positive().nullable(),
  deviceId: z.uuid().nullable(),
  accessVersion: z.int(),
  via: z.enum(['tablet', 'full']),
  sessionId: z.uuid(),
  /** Seconds since 1970. Our own end, because whoever re-issues a token moves its `exp`. */
  endsAt: z.int(),
});
/** What a session token carries. It says who signed in and how, never what they may read. */
export type SessionClaims = z.infer<typeof claimsSchema>;

/** The claims of a sign-in at this moment, as a new session. */
export function makeClaims(principal: Principal & { via: 'tablet' | 'full' }, now: Date): SessionClaims {
  const endsAt = Math.floor(now.getTime() / 1000) + sessionLifetimes[principal.via].seconds;
  return claimsSchema.parse({ ...principal, sessionId: randomUUID(), endsAt });
}

/** Who a decoded token says it is; null when it is not one of ours or its time is over. */
export function readClaims(decoded: unknown, now: Date): Principal | null {
  const { success, data } = claimsSchema.safeParse(decoded);
  if (!success || data.endsAt <= now.getTime() / 1000) return null;
  const { staffId, storeId, deviceId, accessVersion, via, sessionId } = data;
  return { staffId, storeId, deviceId, accessVersion, via, sessionId };
}
