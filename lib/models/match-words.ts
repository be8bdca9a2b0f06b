export type Ideas = readonly { weight: number; ways: readonly { text: string; share: number }[] }[];

const word = /[\p{L}\p{N}]+/gu;

/**
 * A function that says how much of a question a text holds: for each idea its weight, times the share of the best way
 * of saying it that the text uses. Words match when equal or when one is an inflection of the other by its beginning
 * ("return", "returns", "returned"), which serves every language with inflections at the end of the word.
 */
export function ideaMatcher(ideas: Ideas): (text: string) => number {
  const wanted = ideas.map(({ weight, ways }) => ({ weight, ways: ways.map(({ text, share }) => ({ words: words(text), share })).filter((way) => way.words.length > 0) }));
  return (text) => {
    const present = [...new Set(words(text))];
    const holds = (way: { words: string[] }) => way.words.every((one) => present.some((other) => alike(one, other)));
    return wanted.reduce((sum, { weight, ways }) => sum + weight * Math.max(0, ...ways.filter(holds).map(({ share }) => share)), 0);
  };
}

function words(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(word) ?? [];
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || long.length - short.length > 4) return false;
  const stem = short.replace(/(?:ies|es|s|e|y|ed|ing)$/u, '');
  return stem.length >= 3 && long.startsWith(stem) && stem.length >= long.length * 0.55;
}
