'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { endSession } from '@/app/auth';
import { addressOf, checkOrigin, isOverTls } from '@/app/request-security';
import { signInServices } from '@/app/sign-in-services';
import { keepTabletToken } from '@/app/tablet-cookie';
import { enrolDemoTablet } from '@/lib/access/demo-tablet';
import { asFloorhandError } from '@/lib/errors';
import { localeCookie, locales } from '@/lib/locales';

/** Ends this browser's session and goes to the sign-in screen. The tablet stays enrolled. */
export async function signOut(): Promise<void> {
  checkOrigin(await headers());
  await endSession();
  redirect('/sign-in');
}

const localeInput = z.enum(locales);

/** Keeps the language of this tablet's screens; needs no session, because the sign-in screen has a language too. */
export async function chooseLocale(given: unknown): Promise<void> {
  const requestHeaders = await headers();
  checkOrigin(requestHeaders);
  const locale = localeInput.parse(given);
  (await cookies()).set(localeCookie, locale, { httpOnly: true, sameSite: 'lax', secure: isOverTls(requestHeaders), path: '/', maxAge: 400 * 86_400 });
}

const demoInput = z.object({ storeId: z.coerce.number().int().positive() });

/** Demo house only: makes this browser a tablet of a store, without a manager. */
export async function playDemoTablet(form: FormData): Promise<void> {
  const requestHeaders = await headers();
  checkOrigin(requestHeaders);
  const code = await enrolDemo(form, addressOf(requestHeaders));
  redirect(code === null ? '/sign-in' : `/sign-in?error=${code}`);
}

async function enrolDemo(form: FormData, address: string): Promise<string | null> {
  try {
    const { storeId } = demoInput.parse(Object.fromEntries(form));
    await keepTabletToken(await enrolDemoTablet(signInServices(), storeId, address));
    return null;
  } catch (error) {
    return asFloorhandError(error).code;
  }
}
