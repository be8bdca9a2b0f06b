const names = new Map<string, string>();

/** The English name of a country by its two letters, as the documents' tables have it; empty for letters that name none. */
export function countryName(code: string): string {
  const known = names.get(code);
  if (known !== undefined) return known;
  const name = /^[A-Z]{2}$/u.test(code) ? (new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) ?? '') : '';
  names.set(code, name);
  return name;
}
