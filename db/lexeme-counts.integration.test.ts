import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDocument } from '@/e2e/fixtures/add-document';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { collectionSizes, lexemeCounts } from './schema/lexeme-counts';
import { passages } from './schema/passages';
import { withSystem } from './scoped';

let database: TestDatabase;
let house: SmallHouse;
let ids: number[];

beforeAll(async () => {
  database = await openTestDatabase();
  house = await fillSmallHouse(database.db);
  ids = await addDocument(database.db, { collectionId: house.collections.everyone, externalId: 'bags', title: 'Bags', passages: ['Leather straps.', 'Leather soles and straps.', 'Silk lining.'] });
});
afterAll(() => database.drop());

const countOf = (lexeme: string) =>
  withSystem(database.db, async (tx) => (await tx.select().from(lexemeCounts).where(eq(lexemeCounts.lexeme, lexeme))).map((row) => row.passages));
const sizes = () => withSystem(database.db, (tx) => tx.select().from(collectionSizes));

it('counts in how many passages a word stands', async () => {
  expect(await countOf('leather')).toEqual([2]);
  expect(await countOf('bag')).toEqual([3]);
  expect(await sizes()).toEqual([{ collectionId: house.collections.everyone, passages: 3, words: 8 }]);
});

it('forgets a passage that is no longer live, and knows it again', async () => {
  const setLive = (live: boolean) => withSystem(database.db, (tx) => tx.update(passages).set({ live }).where(eq(passages.id, ids[1] ?? 0)));
  await setLive(false);
  expect(await countOf('leather')).toEqual([1]);
  await setLive(true);
  expect(await countOf('leather')).toEqual([2]);
});

it('keeps no trace of the words of a deleted passage', async () => {
  await withSystem(database.db, (tx) => tx.delete(passages).where(eq(passages.id, ids[2] ?? 0)));
  expect(await countOf('silk')).toEqual([]);
  expect(await sizes()).toMatchObject([{ passages: 2 }]);
});
