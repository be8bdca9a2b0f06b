import { getRequestConfig } from 'next-intl/server';
import { cookies, headers } from 'next/headers';
import type messages from '@/lib/contract/messages/en.json';
import { asLocale, defaultLocale, localeCookie, negotiateLocale, type Locale } from '@/lib/locales';
import { currentReader } from './current-reader';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}

const catalogues = {
  en: () => import('@/lib/contract/messages/en.json'),
  fr: () => import('@/lib/contract/messages/fr.json'),
  ar: () => import('@/lib/contract/messages/ar.json'),
} satisfies Record<Locale, () => Promise<{ default: typeof messages }>>;

/** The language of the person, else of the shop. A database that is away must not take the words from the page that says so. */
async function readerLocale(): Promise<Locale | undefined> {
  const reader = await currentReader().catch(() => null);
  return asLocale(reader?.scope.locale);
}

/** The language of this request: chosen on this tablet, else the person's or the shop's, else what the browser asks for. */
async function requestLocale(): Promise<Locale> {
  const chosen = asLocale((await cookies()).get(localeCookie)?.value) ?? (await readerLocale());
  return chosen ?? negotiateLocale((await headers()).get('accept-language')) ?? defaultLocale;
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: (await catalogues[locale]()).default, timeZone: 'UTC' };
});
