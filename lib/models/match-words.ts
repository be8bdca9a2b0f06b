export type Ideas = readonly { weight: number; ways: readonly { text: string; share: number }[] }[];

// "28.7" and "24:00" are one word each: neither holds a 7 or a 24.
const word = /\d+(?:[.:]\d+)+|[\p{L}\p{N}]+/gu;

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
    const said = words(text).map(likenesses);
    const present = new Set(said.flat());
    const holds = (way: readonly string[]) => way.every((one) => present.has(one)) && (!isDay(way) || stands(way, said));
    return ways.map((own) => own.reduce((most, way) => (way.share > most && holds(way.words) ? way.share : most), 0));
  };
}

/** "24 December" is a day only where its words stand side by side: "until 24:00 on 2 December" is another. */
function isDay(way: readonly string[]): boolean {
  return way.length === 2 && way.some((one) => /^\d{1,2}$/u.test(one)) && way.some((one) => /^\p{L}+$/u.test(one));
}

function stands(way: readonly string[], said: readonly (readonly string[])[]): boolean {
  return said.some((_, at) => way.every((one, place) => said[at + place]?.includes(one) ?? false));
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
