const configs: Record<string, string> = { en: 'english', fr: 'french', ar: 'arabic' };

/** The text-search configuration for a language or locale tag; `simple` for languages without one here. */
export function searchConfigFor(locale: string): string {
  return configs[locale.slice(0, 2).toLowerCase()] ?? 'simple';
}

/** The configurations to read a question with: English, the house's written language; the reader's; and Arabic by its script. */
export function searchConfigsFor(locale: string, terms: readonly string[]): string[] {
  const arabic = terms.some((term) => /\p{Script=Arabic}/u.test(term)) ? ['arabic'] : [];
  return [...new Set(['english', searchConfigFor(locale), ...arabic])];
}
