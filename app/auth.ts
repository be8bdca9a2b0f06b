import { cookies, headers } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { authorise } from '@/lib/access/authorise';
import { endSession as endForGood } from '@/lib/access/end-session';
import type { Principal } from '@/lib/access/principal';
import { readClaims } from '@/lib/access/session-claims';
import { asFloorhandError, FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';
import { authSecret, sessionCookieName } from './auth-options';
import { isOverTls } from './request-security';
import { services } from './services';

/** Who the session cookie says this is; null without one, with a forged one, or after its time. Says nothing about rights. */
export async function currentPrincipal(): Promise<Principal | null> {
  const token = (await cookies()).get(sessionCookieName(isOverTls(await headers())))?.value;
  if (!token) return null;
  const house = services();
  const decoded = await decode({ token, secret: authSecret(house.env) }).catch(() => null);
  return readClaims(decoded, house.clock.now());
}

/** Who this is, and what they may read right now. Throws `not_signed_in`. */
export async function requireSignedIn(): Promise<{ principal: Principal; scope: Scope }> {
  const principal = await currentPrincipal();
  if (!principal) throw new FloorhandError('not_signed_in');
  const { db, clock } = services();
  return { principal, scope: await authorise(db, principal, clock) };
}

/** What the signed-in person may read right now. Throws `not_signed_in`. */
export async function requireScope(): Promise<Scope> {
  return (await requireSignedIn()).scope;
}

/** Like `requireSignedIn`, for pages that show something else to whoever is not. Other errors are thrown. */
export async function signedInOrNull(): Promise<{ principal: Principal; scope: Scope } | null> {
  try {
    return await requireSignedIn();
  } catch (error) {
    if (asFloorhandError(error).code === 'not_signed_in') return null;
    throw error;
  }
}

/** Ends the session of this browser, and every copy of its cookie. For server actions, which check the Origin before. */
export async function endSession(): Promise<void> {
  const house = services();
  const sessionId = (await currentPrincipal())?.sessionId;
  // Without the database the cookie goes all the same: nobody is held on a tablet that they want to leave.
  if (sessionId !== undefined) await endForGood(house, sessionId).catch((error: unknown) => house.log.error('session_not_ended', { cause: asFloorhandError(error).code }));
  const secure = isOverTls(await headers());
  (await cookies()).delete({ name: sessionCookieName(secure), path: '/', secure });
}
