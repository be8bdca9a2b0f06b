/** The ways a currency is written, in lower case. All dollars are one: a sign alone does not say whose. */
const spellings = {
  euro: ['€', 'eur', 'euro', 'euros', 'يورو'],
  dollar: ['us$', 'c$', 'ca$', 'a$', 's$', 'hk$', '$', 'usd', 'cad', 'aud', 'sgd', 'hkd', 'dollar', 'dollars', 'دولار', 'دولارا', 'دولارًا'],
  pound: ['£', 'gbp', 'pound', 'pounds', 'livre sterling', 'livres sterling', 'جنيه'],
  yen: ['¥', '￥', 'jpy', 'yen', 'yens', 'ين'],
  franc: ['chf', 'swiss franc', 'swiss francs', 'franc', 'francs'],
  dirham: ['aed', 'dhs', 'dh', 'dirham', 'dirhams', 'درهم', 'درهما', 'درهمًا'],
  won: ['₩', 'krw', 'won'],
  yuan: ['cny', 'rmb', 'yuan'],
} as const satisfies Record<string, readonly string[]>;
export type Currency = keyof typeof spellings;

const named = new Map<string, string>(Object.entries(spellings).flatMap(([currency, words]) => words.map((word) => [word, currency] as const)));

/** Every spelling, longest first, for a regular expression. */
export const currencyWords: string = [...named.keys()].sort((a, b) => b.length - a.length).map((word) => word.replace(/\$/gu, '\\$')).join('|');

/** Which currency a spelling means; empty for none. */
export function currencyOf(spelling = ''): string {
  return named.get(spelling.toLowerCase()) ?? '';
}

const anywhere = new RegExp(`(?<![\\p{L}])(${currencyWords})(?![\\p{L}])`, 'giu');

/** The currencies that a text speaks of. */
export function currenciesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(anywhere)].map(([, spelling]) => currencyOf(spelling)));
}
