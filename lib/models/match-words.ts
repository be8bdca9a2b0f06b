export type Terms = readonly { text: string; weight: number }[];

const word = /[\p{L}\p{N}]+/gu;

/**
 * A function that says how much of the question's terms a text holds: the sum of the weights of the terms found.
 * Words match when equal or when one is an inflection of the other by its beginning ("return", "returns", "returned"),
 * which serves every language with inflections at the end of the word.
 */
export function wordMatcher(terms: Terms): (text: string) => number {
  const wanted = terms.map(({ text, weight }) => ({ words: words(text), weight })).filter(({ words: list }) => list.length > 0);
  return (text) => {
    const present = words(text);
    return wanted.reduce((sum, term) => sum + (term.words.every((one) => present.some((other) => alike(one, other))) ? term.weight : 0), 0);
  };
}

function words(text: string): string[] {
  return (text.normalize('NFKC').toLowerCase().match(word) ?? []);
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || long.length - short.length > 4) return false;
  const stem = short.replace(/(?:ies|es|s|e|y|ed|ing)$/u, '');
  return stem.length >= 3 && long.startsWith(stem) && stem.length >= long.length * 0.55;
}
