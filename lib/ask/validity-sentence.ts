interface Validity {
  effectiveFrom: string | null;
  effectiveUntil: string | null;
}

const wordings = {
  en: { both: (a: string, b: string) => `In force from ${a} to ${b}.`, from: (a: string) => `In force from ${a}.`, until: (b: string) => `In force until ${b}.` },
  fr: { both: (a: string, b: string) => `En vigueur du ${a} au ${b}.`, from: (a: string) => `En vigueur à partir du ${a}.`, until: (b: string) => `En vigueur jusqu’au ${b}.` },
  ar: { both: (a: string, b: string) => `ساري المفعول من ${a} إلى ${b}.`, from: (a: string) => `ساري المفعول من ${a}.`, until: (b: string) => `ساري المفعول حتى ${b}.` },
} as const;

/** From when to when a passage holds, as a sentence in the given language (`en`, `fr`, `ar`; others read English). Empty when it always does. */
export function validitySentence(validity: Validity, language: string): string {
  if (validity.effectiveFrom === null && validity.effectiveUntil === null) return '';
  const locale = language === 'fr' || language === 'ar' ? language : 'en';
  const wording = wordings[locale];
  const day = longDay(locale === 'en' ? 'en-GB' : locale);
  const from = validity.effectiveFrom === null ? null : day.format(new Date(`${validity.effectiveFrom}T00:00:00Z`));
  const until = validity.effectiveUntil === null ? null : day.format(new Date(`${validity.effectiveUntil}T00:00:00Z`));
  if (from !== null && until !== null) return wording.both(from, until);
  if (from !== null) return wording.from(from);
  return until === null ? '' : wording.until(until);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it, and a prompt has a dozen dates. */
function longDay(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC', numberingSystem: 'latn' });
  formats.set(locale, made);
  return made;
}
