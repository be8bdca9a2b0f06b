import { pick, seededRandom } from '@/lib/seeded-random';

const consonants = [...'bdfgklmnprstvz'];
const vowels = [...'aeiou'];
const vocabularySize = 20_000;
/** The commonest words of a language are stop words, which full text leaves out: the ranks begin after them. */
const firstRank = 30;

/** Words with the frequencies of a real text (Zipf's law), so that an index has common and rare ones to deal with. */
export interface SyntheticWords {
  /** `count` words, common ones more often. */
  text(count: number, random: () => number): string;
}

export function makeWords(seed: number): SyntheticWords {
  const random = seededRandom(seed);
  const words = Array.from({ length: vocabularySize }, (_, rank) => syllables(2 + (rank % 3), random));
  const cumulative: number[] = [];
  for (let rank = 0; rank < vocabularySize; rank += 1) cumulative.push((cumulative.at(-1) ?? 0) + 1 / (rank + firstRank));
  const total = cumulative.at(-1) ?? 1;
  const word = (from: () => number) => words[placeOf(cumulative, from() * total)] ?? '';
  return { text: (count, from) => Array.from({ length: count }, () => word(from)).join(' ') };
}

function syllables(count: number, random: () => number): string {
  return Array.from({ length: count }, () => pick(consonants, random) + pick(vowels, random)).join('');
}

/** The first place whose value is above `wanted`, by halving. */
function placeOf(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
