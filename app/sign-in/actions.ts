'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { endSession } from '@/app/auth';
import { addressOf, checkOrigin, isOverTls } from '@/app/request-security';
import { signInServices } from '@/app/sign-in-services';
import { keepTabletToken } from '@/app/tablet-cookie';
import { enrolDemoTablet } from '@/lib/access/demo-tablet';
import { asFloorhandError, FloorhandError } from '@/lib/errors';
import { localeCookie, locales } from '@/lib/locales';

/** Ends this browser's session and goes to the sign-in screen. The tablet stays enrolled. */
export async function signOut(): Promise<void> {
  redirect(await ending(async () => endSession()));
}

const localeInput = z.enum(locales);

/** Keeps the language of this tablet's screens; needs no session, because the sign-in screen has a language too. */
export async function chooseLocale(given: unknown): Promise<void> {
  const requestHeaders = await headers();
  checkOrigin(requestHeaders);
  const locale = localeInput.safeParse(given);
  if (!locale.success) return;
  (await cookies()).set(localeCookie, locale.data, { httpOnly: true, sameSite: 'lax', secure: isOverTls(requestHeaders), path: '/', maxAge: 400 * 86_400 });
}

const demoInput = z.object({ storeId: z.coerce.number().int().positive() });

/** Demo house only: makes this browser a tablet of a store, without a manager. */
export async function playDemoTablet(form: FormData): Promise<void> {
  redirect(
    await ending(async (requestHeaders) => {
      const input = demoInput.safeParse(Object.fromEntries(form));
      if (!input.success) throw new FloorhandError('bad_input');
      await keepTabletToken(await enrolDemoTablet(signInServices(), input.data.storeId, addressOf(requestHeaders)));
    }),
  );
}

/** Does what our own page asked for, and gives the address of the sign-in screen, which says what went wrong. */
async function ending(act: (requestHeaders: Headers) => Promise<void>): Promise<string> {
  try {
    const requestHeaders = await headers();
    checkOrigin(requestHeaders);
    await act(requestHeaders);
    return '/sign-in';
  } catch (error) {
    return `/sign-in?error=${asFloorhandError(error).code}`;
  }
}
