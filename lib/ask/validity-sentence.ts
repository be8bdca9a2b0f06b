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
  const locale = language === 'fr' || language === 'ar' ? language : 'en';
  const wording = wordings[locale];
  const day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC', numberingSystem: 'latn' });
  const from = validity.effectiveFrom === null ? null : day.format(new Date(`${validity.effectiveFrom}T00:00:00Z`));
  const until = validity.effectiveUntil === null ? null : day.format(new Date(`${validity.effectiveUntil}T00:00:00Z`));
  if (from !== null && until !== null) return wording.both(from, until);
  if (from !== null) return wording.from(from);
  return until === null ? '' : wording.until(until);
}
