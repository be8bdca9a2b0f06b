import { getRequestConfig } from 'next-intl/server';
import { cookies, headers } from 'next/headers';
import type messages from '@/lib/contract/messages/en.json';
import { asLocale, defaultLocale, localeCookie, negotiateLocale, type Locale } from '@/lib/locales';

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

/** The language of this request: chosen on this tablet, else what the browser asks for. Addresses carry no language. */
async function requestLocale(): Promise<Locale> {
  const chosen = asLocale((await cookies()).get(localeCookie)?.value);
  return chosen ?? negotiateLocale((await headers()).get('accept-language')) ?? defaultLocale;
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: (await catalogues[locale]()).default };
});
