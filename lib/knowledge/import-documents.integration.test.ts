import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveCollection } from '@/db/queries/collections';
import { countUnembedded } from '@/db/queries/passages-write';
import { documents, revisions } from '@/db/schema/documents';
import { passages } from '@/db/schema/passages';
import { withSystem } from '@/db/scoped';
import { embedWords } from '@/e2e/fakes/embed-words';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { embedMissing } from './embed-missing';
import type { PassageEmbedder } from './embed-passages';
import { importDocuments, type ImportFile } from './import-documents';

function fakeEmbedder(): PassageEmbedder & { texts: string[]; up: boolean } {
  return {
    modelName: 'words-512', texts: [], up: true,
    embed(texts) {
      if (!this.up) return Promise.reject(new Error('the embedder is away'));
      this.texts.push(...texts);
      return Promise.resolve(texts.map((text) => embedWords(text, 512)));
    },
  };
}

const file = (name: string, text: string): ImportFile => ({ name, read: () => Promise.resolve(new TextEncoder().encode(text)) });

describe('importing documents', () => {
  let test: TestDatabase;
  let collectionId: number;
  let slugNumber = 0;
  let embedder = fakeEmbedder();
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    embedder = fakeEmbedder();
    slugNumber += 1;
    collectionId = await withSystem(test.db, (tx) => saveCollection(tx, { slug: `house-${slugNumber}`, name: 'House' }));
  });

  const run = (files: ImportFile[], signal?: AbortSignal) => importDocuments(test.db, collectionId, files, { embedder, language: 'en', signal });
  const stored = () => withSystem(test.db, (tx) => tx.select({ number: revisions.number, state: revisions.state, from: revisions.effectiveFrom, until: revisions.effectiveUntil })
    .from(revisions).where(eq(revisions.collectionId, collectionId)).orderBy(asc(revisions.number)));
  const livePassages = () => withSystem(test.db, (tx) => tx.select({ body: passages.body, until: passages.effectiveUntil, model: passages.embeddingModel })
    .from(passages).where(eq(passages.collectionId, collectionId)).orderBy(asc(passages.id)));

  it('stores a document with its passages and vectors', async () => {
    const report = await run([file('returns.md', '---\ntitle: Returns\n---\n## Europe\n\nFourteen days.')]);
    expect(report).toMatchObject({ added: 1, passages: 1, withoutVector: 0, failed: [] });
    expect(embedder.texts).toEqual(['Returns\nEurope\nFourteen days.']);
    expect(await livePassages()).toEqual([{ body: 'Fourteen days.', until: null, model: 'words-512' }]);
  });

  it('does nothing the second time', async () => {
    const files = [file('a.md', 'One.'), file('b.md', 'Two.')];
    await run(files);
    embedder.texts.length = 0;
    expect(await run(files)).toMatchObject({ added: 0, revised: 0, unchanged: 2, passages: 0 });
    expect(embedder.texts).toEqual([]);
  });

  it('makes changed content a new revision and takes the old one out of force at once', async () => {
    await run([file('a.md', 'Old rule.')]);
    expect(await run([file('a.md', 'New rule.')])).toMatchObject({ revised: 1 });
    expect(await stored()).toEqual([{ number: 1, state: 'superseded', from: null, until: null }, { number: 2, state: 'live', from: null, until: null }]);
    const live = await withSystem(test.db, (tx) => tx.select({ body: passages.body, live: passages.live }).from(passages).where(eq(passages.collectionId, collectionId)).orderBy(asc(passages.id)));
    expect(live).toEqual([{ body: 'Old rule.', live: false }, { body: 'New rule.', live: true }]);
  });

  it('takes old content that comes back as the newest revision', async () => {
    await run([file('a.md', 'One.')]);
    await run([file('a.md', 'Two.')]);
    await run([file('a.md', 'One.')]);
    expect((await stored()).map(({ state }) => state)).toEqual(['superseded', 'superseded', 'live']);
  });

  it('keeps numbered revisions of different days side by side', async () => {
    await run([file('hours.r1.md', '---\neffectiveUntil: 2026-06-30\n---\nTen to six.'), file('hours.r2.md', '---\neffectiveFrom: 2026-07-01\n---\nTen to eight.')]);
    expect((await stored()).map(({ state }) => state)).toEqual(['live', 'live']);
  });

  it('lets an older revision hold until the day before the newer one begins', async () => {
    await run([file('hours.md', 'Ten to six.')]);
    await run([file('hours.md', '---\neffectiveFrom: 2026-07-01\n---\nTen to eight.')]);
    expect(await stored()).toEqual([{ number: 1, state: 'live', from: null, until: '2026-06-30' }, { number: 2, state: 'live', from: '2026-07-01', until: null }]);
    expect((await livePassages())[0]?.until).toBe('2026-06-30');
  });

  it('fits an older revision that comes late in before the newer one', async () => {
    await run([file('hours.r2.md', '---\neffectiveFrom: 2026-07-01\n---\nTen to eight.')]);
    await run([file('hours.r1.md', 'Ten to six.')]);
    expect(await stored()).toMatchObject([{ number: 1, state: 'live', until: '2026-06-30' }, { number: 2, state: 'live' }]);
  });

  it('keeps the newest revision in force when the first file of a document has no number, however often they are imported', async () => {
    await run([file('a.md', 'Old rule.')]);
    const files = [file('a.md', 'Old rule.'), file('a.r2.md', 'New rule.')];
    expect(await run(files)).toMatchObject({ revised: 1, unchanged: 1 });
    expect(await run(files)).toMatchObject({ revised: 0, unchanged: 2 });
    expect((await stored()).map(({ state }) => state)).toEqual(['superseded', 'live']);
  });

  it('does not let two files of one name replace each other', async () => {
    const files = [file('a.md', 'One.'), file('a.txt', 'Other.')];
    const failed = [{ file: 'a.txt', reason: 'stands for the same document as a.md: give one of them another name, or numbers like name.r2.md' }];
    expect(await run(files)).toMatchObject({ added: 1, failed });
    expect(await run(files)).toMatchObject({ added: 0, revised: 0, unchanged: 1, failed });
  });

  it('keeps a text without a sentence, in passages that can be indexed', async () => {
    const report = await run([file('log.txt', Array.from({ length: 20_000 }, (_, number) => `w${number}`).join(' '))]);
    expect(report).toMatchObject({ added: 1, failed: [] });
    expect(Math.max(...(await livePassages()).map(({ body }) => body.length))).toBeLessThanOrEqual(8_000);
  });

  it('reports what cannot be read and imports the rest', async () => {
    await run([file('a.r1.md', 'One.')]);
    const report = await run([file('a.r1.md', 'Other.'), file('bad.md', '\0'), file('good.md', 'Good.')]);
    expect(report.added).toBe(1);
    expect(report.failed).toEqual([
      { file: 'a.r1.md', reason: 'was imported before with other content: a revision never changes, so give the new text the number 2' },
      { file: 'bad.md', reason: 'is not UTF-8 text' },
    ]);
  });

  it('stores without vectors while the embedder is away, and adds them later', async () => {
    embedder.up = false;
    expect(await run([file('a.md', 'One.'), file('b.md', 'Two.')])).toMatchObject({ added: 2, withoutVector: 2 });
    await expect(embedMissing(test.db, { embedder })).rejects.toThrow('away');
    embedder.up = true;
    const steps: number[] = [];
    await embedMissing(test.db, { embedder, onProgress: ({ done }) => steps.push(done) });
    expect(steps.at(-1)).toBe(2);
    expect(await withSystem(test.db, (tx) => countUnembedded(tx, 'words-512'))).toBe(0);
    expect(await withSystem(test.db, (tx) => countUnembedded(tx, 'another-model'))).toBeGreaterThan(0);
  });

  it('goes on where it was stopped', async () => {
    const stop = new AbortController();
    const files = [file('a.md', 'One.'), { name: 'b.md', read: () => (stop.abort(), Promise.resolve(new TextEncoder().encode('Two.'))) }, file('c.md', 'Three.')];
    await expect(run(files, stop.signal)).rejects.toThrow();
    expect(await run([files[0], file('b.md', 'Two.'), file('c.md', 'Three.')].filter((one) => one !== undefined))).toMatchObject({ unchanged: expect.any(Number) });
    expect(await stored()).toHaveLength(3);
  });

  it('stores one document once when two imports of it run at the same time', async () => {
    await Promise.all([run([file('a.md', 'One.')]), run([file('a.md', 'One.')])]);
    expect(await stored()).toHaveLength(1);
    expect(await withSystem(test.db, (tx) => tx.select().from(documents).where(eq(documents.collectionId, collectionId)))).toHaveLength(1);
  });
});
