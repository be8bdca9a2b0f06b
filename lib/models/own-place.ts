import type { ExtractiveTask } from './extractive-model';

/** Whether a table's label or column names the asker's own store or country: "Madison", "Madison Avenue, New York", "France, Italy". */
export function isOwnPlace(text: string, { store, country }: Pick<ExtractiveTask, 'store' | 'country'>): boolean {
  if (country !== '' && text.includes(country)) return true;
  if (store === '') return false;
  const [words, own] = [wordsOf(text), new Set(wordsOf(store))];
  // "Avenue" or "New" alone names no store; what tells it apart is a longer word of its own.
  return words.length > 0 && words.every((word) => own.has(word)) && words.some((word) => word.length >= 5 && !streets.has(word));
}

/** What many stores have in their names. */
const streets = new Set(['avenue', 'street', 'place', 'district', 'gallery', 'house', 'square', 'design']);

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
