import type { PlainWord } from './plain-words';
import type { Thesaurus } from './read-thesaurus';

/** Shorter words have too many neighbours: "size" and "site" are one letter apart. */
const wordLengthMin = 6;

/**
 * Replaces a word the thesaurus doesn't know by the one word that is a single slip away (a letter lost, added, changed
 * or two swapped; first letter kept). A word with no such neighbour, or with several, stays as it was written.
 */
export function repairSpelling(
  word: PlainWord,
  thesaurus: Thesaurus,
  isEveryday: (base: string) => boolean,
): PlainWord {
  const { base } = word;
  if (base.length < wordLengthMin || isEveryday(base) || thesaurus.knownBases.has(base)) return word;
  const near = [...thesaurus.knownBases].filter((known) => known[0] === base[0] && isOneSlipAway(base, known));
  const [only] = near;
  return near.length === 1 && only !== undefined ? { written: only, base: only } : word;
}

function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
