import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutVectorIndex } from '@/db/vector-index';
import { openTestDatabase, type TestDatabase } from '../fixtures/test-database';
import { measureRecall } from './measure-recall';
import { fillReadingWorld, type ReadingWorld } from './reading-world';

/** `npm run bench:recall` asks the same of 50,000 passages, and how long it takes. */
describe('search by meaning under row-level security', () => {
  let test: TestDatabase;
  let world: ReadingWorld;
  beforeAll(async () => {
    test = await openTestDatabase();
    world = await fillReadingWorld(test.db, { passages: 600, seed: 11, wordsPerPassage: 12 });
  }, 180_000);
  afterAll(() => test.drop());

  it('misses nothing while a reader may read so little that all of it is compared', async () => {
    for (const reader of world.readers) {
      const report = await measureRecall(test.db, world, reader, { questions: 5, wanted: 10, seed: 3, warmUps: 0 });
      expect(report).toMatchObject({ rowsMin: Math.min(10, report.passages), recallMean: 1 });
    }
  });

  it('finds 98 of the 100 nearest through the index, behind a filter that lets half or a twenty-fifth pass', async () => {
    for (const reader of world.readers.filter(({ share }) => share > 0.01)) {
      const report = await measureRecall(test.db, world, reader, { questions: 20, wanted: 10, seed: 5, warmUps: 0, alwaysIndex: true });
      expect(report.rowsMin).toBe(10);
      expect(report.recallMean).toBeGreaterThanOrEqual(0.98);
    }
  });

  it('makes the index after a first load as the migrations made it', async () => {
    const definition = () => test.db.execute(sql`select indexdef from pg_indexes where indexname = 'passages_embedding'`).then((result) => JSON.stringify(result));
    const before = await definition();
    await withoutVectorIndex(test.db, () => Promise.resolve());
    expect(await definition()).toBe(before);
  });
});
