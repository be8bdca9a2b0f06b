import { cookies, headers } from 'next/headers';
import type { DeviceRow } from '@/db/queries/devices';
import { findTablet } from '@/lib/access/tablets';
import { isOverTls } from './request-security';
import { services } from './services';

/** As long as browsers keep a cookie; every PIN sign-in begins it anew. */
const keptSeconds = 400 * 86_400;

function cookieName(secure: boolean): string {
  return secure ? '__Host-floorhand-tablet' : 'floorhand-tablet';
}

async function readToken(): Promise<string | undefined> {
  return (await cookies()).get(cookieName(isOverTls(await headers())))?.value;
}

/** The enrolled tablet that this request comes from, if it is one. */
export async function currentTablet(): Promise<DeviceRow | null> {
  return findTablet(services().db, await readToken());
}

/** Makes this browser the tablet of a token. For server actions and routes. */
export async function keepTabletToken(token: string): Promise<void> {
  const secure = isOverTls(await headers());
  (await cookies()).set(cookieName(secure), token, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: keptSeconds });
}

/** Keeps the tablet enrolled for as long as it is used. */
export async function renewTabletCookie(): Promise<void> {
  const token = await readToken();
  if (token !== undefined) await keepTabletToken(token);
}

/** Lets this browser forget that it was a tablet. */
export async function dropTabletCookie(): Promise<void> {
  (await cookies()).delete({ name: cookieName(isOverTls(await headers())), path: '/', secure: isOverTls(await headers()) });
}
