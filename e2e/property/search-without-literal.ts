import { openPassage } from '@/db/queries/open-passage';
import { resolveTerms } from '@/db/queries/resolve-terms';
import { findByKeyword, findByVector, type PassageSearch } from '@/db/queries/search-passages';
import type { ScopedTx } from '@/db/scoped';
import { embedWords } from '../fakes/embed-words';
import { fakeEmbeddingModel } from './fill-random-house';

interface Wanted {
  words: readonly string[];
  /** Every collection of the house: a literal predicate that lets everything pass is none. */
  allCollectionIds: readonly number[];
  onDay: string;
}

/** The product's own queries with their literal predicate taken out. Each gives whatever a reader would get to see. */
export const waysIn = {
  async byWords(tx: ScopedTx, wanted: Wanted) {
    const { phrases, frequencies } = await resolveTerms(tx, { configs: ['english'], terms: wanted.words, collectionIds: wanted.allCollectionIds });
    const found = await findByKeyword(tx, Object.values(phrases).flat().join(' | '), searchOf(wanted, null));
    return { found, known: Object.keys(frequencies) };
  },
  byComparing: (tx: ScopedTx, wanted: Wanted) => findByVector(tx, searchOf(wanted, vectorOf(wanted))),
  byIndex: (tx: ScopedTx, wanted: Wanted) => findByVector(tx, { ...searchOf(wanted, vectorOf(wanted)), readablePassages: Infinity }),
} as const;

function vectorOf({ words }: Wanted): number[] {
  return embedWords(words.join(' '), 512);
}

function searchOf({ words, allCollectionIds, onDay }: Wanted, embedding: number[] | null): PassageSearch {
  return { collectionIds: allCollectionIds, onDay, lexemes: words, most: 20, embedding, embeddingModel: fakeEmbeddingModel, readablePassages: 0 };
}

/** Opens passages by their ids, as a citation does; ids are easily guessed. */
export async function openAll(tx: ScopedTx, passageIds: readonly number[]) {
  const opened = [];
  for (const id of passageIds) opened.push(await openPassage(tx, id));
  return opened;
}
