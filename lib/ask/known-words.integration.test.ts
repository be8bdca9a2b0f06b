import { afterAll, beforeAll, expect, it } from 'vitest';
import { withScope } from '@/db/scoped';
import { fillEvalHouse } from '@/e2e/evals/fill-eval-house';
import { wordEmbedder } from '@/e2e/fixtures/add-document';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import type { Principal } from '@/lib/access/principal';
import { knownWords } from '@/db/queries/known-words';

const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const documents = { open: 'The Changi kiosk gives the refund.', closed: 'The code word of the safe is marigold.' };

let database: TestDatabase;
let readers: ReadonlyMap<string, Principal>;

beforeAll(async () => {
  database = await openTestDatabase();
  const collections = Object.entries(documents).map(([name, text]) => ({ name, files: [{ name: `${name}.txt`, read: () => Promise.resolve(Buffer.from(text)) }], ids: new Map<string, string>() }));
  ({ readers } = await fillEvalHouse(database.db, collections, { embedder: wordEmbedder, signal: new AbortController().signal, onProgress: () => undefined }));
});
afterAll(() => database.drop());

it('says which words a reader\'s own documents know, in any form, and nothing of the others', async () => {
  const asker = readers.get('open');
  if (!asker) throw new Error('expected a reader');
  const scope = await authorise(database.db, asker, clock);
  const search = { collectionIds: scope.collectionIds, configs: ['english'] };
  const known = await withScope(database.db, scope, (tx) => knownWords(tx, ['changi', 'kiosks', 'marigold', 'the'], search));
  expect([...known].toSorted()).toEqual(['changi', 'kiosks']);
});
