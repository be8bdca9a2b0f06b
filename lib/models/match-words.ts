export type Ideas = readonly { weight: number; ways: readonly { text: string; share: number }[] }[];

const word = /[\p{L}\p{N}]+/gu;

/**
 * A function that says how much of each idea a text holds: the share of the best way of saying it that the text uses, 0 to 1.
 * Words match when equal or when one is an inflection of the other by its beginning ("return", "returns", "returned"), which
 * serves every language with inflections at the end of the word.
 */
export function ideaMatcher(ideas: Ideas): (text: string) => number[] {
  const ways = ideas.map((idea) => idea.ways.map(({ text, share }) => ({ words: words(text), share })).filter((way) => way.words.length > 0));
  const wanted = [...new Set(ways.flatMap((own) => own.flatMap((way) => way.words)))];
  // Sentences of one subject share most of their words: each is compared with the question once.
  const known = new Map<string, readonly string[]>();
  const likenesses = (one: string) => {
    const found = known.get(one) ?? wanted.filter((other) => alike(one, other));
    known.set(one, found);
    return found;
  };
  return (text) => {
    const present = new Set(words(text).flatMap(likenesses));
    return ways.map((own) => own.reduce((most, way) => (way.share > most && way.words.every((one) => present.has(one)) ? way.share : most), 0));
  };
}

function words(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(word) ?? [];
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // "Bag" and "zip" are too short to be cut, but they have a plural.
  if (short.length === 3) return long === `${short}s`;
  if (short.length < 3 || long.length - short.length > 4) return false;
  // A telephone is a phone.
  if (short.length >= 5 && long.endsWith(short)) return true;
  const stem = short.replace(/(?:ies|es|s|e|y|ed|ing)$/u, '');
  return stem.length >= 3 && long.startsWith(stem) && stem.length >= long.length * 0.55;
}
