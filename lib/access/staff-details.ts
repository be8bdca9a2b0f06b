import { z } from 'zod';
import { regions, roles, teams } from '@/lib/scope';
import { pinCredentials } from './sign-in-with-pin';

/** A required text whose form `holds`, else "expects …". */
function text(expected: string, holds: (value: string) => boolean) {
  return z.string({ error: `is missing: it expects ${expected}` }).trim().refine(holds, { error: `expects ${expected}` });
}

function oneOf<Value extends string>(values: readonly [Value, ...Value[]]) {
  const expected = `one of ${values.join(', ')}`;
  return z.enum(values, { error: ({ input }) => (input === undefined ? `is missing: it expects ${expected}` : `expects ${expected}`) });
}

const name = text('1 to 80 characters', (value) => value.length >= 1 && value.length <= 80);
/** `ALL` is how every store is named at once. */
const storeCode = text('up to 20 letters, digits and hyphens', (value) => /^[A-Z0-9][A-Z0-9-]{0,19}$/i.test(value) && !/^all$/i.test(value)).toUpperCase();

/** A store to add: code, place, and by what clock, language and money it works. */
export const storeDetails = z.object({
  code: storeCode,
  name,
  city: name,
  country: text('an ISO country code such as US', (value) => /^[A-Z]{2}$/i.test(value) && isKnown('region', value.toUpperCase())).toUpperCase(),
  region: oneOf(regions),
  timeZone: text('an IANA time zone such as America/New_York', isTimeZone),
  locale: text('a language tag such as en-US', (value) => isLocale(value)).transform((value) => Intl.getCanonicalLocales(value)[0] ?? value),
  currency: text('an ISO currency code such as USD', (value) => /^[A-Z]{3}$/i.test(value) && isKnown('currency', value.toUpperCase())).toUpperCase(),
});
export type StoreDetails = z.infer<typeof storeDetails>;

const email = z.email({ error: 'expects an e-mail address' }).max(200, { error: 'expects at most 200 characters' }).toLowerCase();

/** A person to add. The first store is the home store; `all` stands for every store, also those opened later. */
export const staffDetails = z.object({
  number: text('up to 20 letters, digits and hyphens', (value) => pinCredentials.shape.number.safeParse(value).success).toUpperCase(),
  name,
  role: oneOf(roles),
  stores: z.array(z.string(), { error: 'is missing: it expects store codes, or all' }).min(1, { error: 'expects store codes, or all' }),
  email: email.optional(),
  teams: z.array(oneOf(teams)).default([]),
});
export type StaffDetails = z.infer<typeof staffDetails>;

/** What may be changed of a person: what is left out stays. */
export const staffChanges = staffDetails.omit({ number: true }).extend({ teams: z.array(oneOf(teams)) }).partial();
export type StaffChanges = z.infer<typeof staffChanges>;

function isKnown(type: 'region' | 'currency', code: string): boolean {
  return new Intl.DisplayNames('en', { type, fallback: 'none' }).of(code) !== undefined;
}

/** A bare offset such as +02:00 knows no summer time, so it is not a zone of a store. */
function isTimeZone(value: string): boolean {
  try {
    return /^[a-z]/i.test(value) && new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1 && isKnownLanguage(value);
  } catch {
    return false;
  }
}

function isKnownLanguage(value: string): boolean {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(new Intl.Locale(value).language) !== undefined;
}
