/** The languages of the screens. Text in the house's own words of each language; `ar` is set right to left. */
export const locales = ['en', 'fr', 'ar'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'en';

export const localeNames: Record<Locale, string> = { en: 'English', fr: 'Français', ar: 'العربية' };
export const localeDirections: Record<Locale, 'ltr' | 'rtl'> = { en: 'ltr', fr: 'ltr', ar: 'rtl' };

/** How dates and numbers are written in each: European English, Western digits. */
export const localeTags: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR', ar: 'ar-u-nu-latn' };

/** Remembers the language that a reader chose on this tablet; read on the server, so it is a cookie. */
export const localeCookie = 'floorhand-locale';

/** The language of the screens for a tag such as `fr-CH`, if there is one. */
export function asLocale(tag: string | null | undefined): Locale | undefined {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language);
}

/** The best language for an Accept-Language header: the first supported one in the order of its weights. */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale | undefined {
  const wanted = (acceptLanguage ?? '').split(',').map((entry) => {
    const [tag, ...parameters] = entry.split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((text) => text !== undefined);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  const sorted = wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return sorted.map(({ tag }) => asLocale(tag)).find((locale) => locale !== undefined);
}
