import { openPassage } from '@/db/queries/open-passage';
import { resolveTerms } from '@/db/queries/resolve-terms';
import { findByWords, findNearest, readFound } from '@/db/queries/search-passages';
import type { ScopedTx } from '@/db/scoped';
import { embedWords } from '../fakes/embed-words';
import { fakeEmbeddingModel } from './fill-random-house';

interface Wanted {
  words: readonly string[];
  /** Every collection of the house: a literal predicate that lets everything pass is none. */
  allCollectionIds: readonly number[];
  onDay: string;
}

/** The product's own queries with their literal predicate taken out: the passages they find, and the words that are known to stand somewhere. */
export const waysIn = {
  async byWords(tx: ScopedTx, wanted: Wanted) {
    const { phrases, frequencies } = await resolveTerms(tx, { configs: ['english'], terms: wanted.words, collectionIds: wanted.allCollectionIds });
    const ids = await findByWords(tx, Object.values(phrases).flat().join(' | '), { onDay: wanted.onDay, most });
    const found = await readFound(tx, ids, searchOf(wanted));
    return { found, known: Object.keys(frequencies) };
  },
  byComparing: async (tx: ScopedTx, wanted: Wanted) => ({ found: await findNear(tx, wanted, 0), known: [] }),
  byIndex: async (tx: ScopedTx, wanted: Wanted) => ({ found: await findNear(tx, wanted, Infinity), known: [] }),
} as const;

function vectorOf({ words }: Wanted): number[] {
  return embedWords(words.join(' '), 512);
}

const most = 20;

async function findNear(tx: ScopedTx, wanted: Wanted, readablePassages: number) {
  const search = searchOf(wanted);
  return readFound(tx, await findNearest(tx, { ...search, onDay: wanted.onDay, readablePassages, most }), search);
}

function searchOf(wanted: Wanted) {
  return { collectionIds: wanted.allCollectionIds, lexemes: wanted.words, embedding: vectorOf(wanted), embeddingModel: fakeEmbeddingModel };
}

/** Opens passages by their ids, as a citation does; ids are easily guessed. */
export async function openAll(tx: ScopedTx, passageIds: readonly number[]) {
  const opened = [];
  for (const id of passageIds) opened.push(await openPassage(tx, id));
  return opened;
}
