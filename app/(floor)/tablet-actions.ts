'use server';

import { cookies, headers } from 'next/headers';
import { z } from 'zod';
import { endSession } from '@/app/auth';
import { checkOrigin, isOverTls } from '@/app/request-security';
import type { ActionResult } from '@/lib/contract/floor-actions';
import { leavingCookie } from '@/lib/leaving';
import { localeCookie, locales } from '@/lib/locales';
import { asReader } from './as-reader';

const localeInputSchema = z.object({ locale: z.enum(locales) });
const keptSeconds = 400 * 86_400;

/** Shows the screens in another language until this person signs out. */
export async function setLocale(given: unknown): Promise<ActionResult> {
  return asReader(localeInputSchema, given, async (_tx, _scope, { locale }) => {
    const secure = isOverTls(await headers());
    (await cookies()).set(localeCookie, locale, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: keptSeconds });
    return {};
  });
}

/** Ends the session, and with it the language this person chose. The page then goes by itself. */
export async function leave(): Promise<void> {
  checkOrigin(await headers());
  await endSession();
  const jar = await cookies();
  jar.delete(localeCookie);
  jar.delete(leavingCookie);
}
