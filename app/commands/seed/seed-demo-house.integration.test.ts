import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, eq, isNotNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections } from '@/db/schema/collections';
import { documents, revisions } from '@/db/schema/documents';
import { passages } from '@/db/schema/passages';
import { staff } from '@/db/schema/staff';
import { stores } from '@/db/schema/stores';
import { withSystem, type SystemTx } from '@/db/scoped';
import { embedWords } from '@/e2e/fakes/embed-words';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { seedDemoHouse, type SeedReport } from './seed-demo-house';

const embedder = { modelName: 'words-512', embed: (texts: readonly string[]) => Promise.resolve(texts.map((text) => embedWords(text, 512))) };

describe('the demo house', () => {
  let test: TestDatabase;
  let folder = '';
  let first: SeedReport;
  let migratedIndex: string | undefined;
  const seed = () => seedDemoHouse({ db: test.db, embedder, pepper: 'a-pepper-of-at-least-32-characters', vectorsFile: join(folder, 'vectors.bin') });
  const inDatabase = <Result>(work: (tx: SystemTx) => Promise<Result>) => withSystem(test.db, work);
  const numberOf = async (table: typeof stores | typeof staff | typeof collections | typeof documents | typeof revisions | typeof passages) =>
    (await inDatabase((tx) => tx.select({ number: count() }).from(table)))[0]?.number ?? 0;

  const indexDefinition = async () => {
    const rows = await inDatabase((tx) => tx.select({ definition: sql<string>`indexdef` }).from(sql`pg_indexes`).where(sql`indexname = 'passages_embedding'`));
    return rows[0]?.definition;
  };

  beforeAll(async () => {
    test = await openTestDatabase();
    migratedIndex = await indexDefinition();
    folder = mkdtempSync(join(tmpdir(), 'floorhand-seed-'));
    first = await seed();
  }, 120_000);
  afterAll(async () => {
    await test.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has twelve stores in three regions, sixty people, many collections and documents', async () => {
    expect(await numberOf(stores)).toBe(12);
    expect(await numberOf(staff)).toBeGreaterThanOrEqual(60);
    expect(await numberOf(collections)).toBeGreaterThanOrEqual(6);
    expect(await numberOf(documents)).toBeGreaterThanOrEqual(60);
    expect(first.failed).toEqual([]);
  });

  it('gives every live passage a vector and words', async () => {
    const [row] = await inDatabase((tx) => tx.select({ all: count(), embedded: count(passages.embedding), worded: sql<number>`(count(*) filter (where length(${passages.lexemes}) > 0))::int` }).from(passages));
    expect(row?.all).toBeGreaterThan(300);
    expect(row?.embedded).toBe(row?.all);
    expect(row?.worded).toBe(row?.all);
  });

  it('leaves the index of the vectors as the migrations made it', async () => {
    expect(await indexDefinition()).toBe(migratedIndex);
  });

  it('has rules that change on a day, side by side', async () => {
    const sideBySide = await inDatabase((tx) => tx.select({ id: revisions.documentId }).from(revisions).where(eq(revisions.state, 'live')).groupBy(revisions.documentId).having(sql`count(*) > 1`));
    expect(sideBySide.length).toBeGreaterThan(0);
    expect(await inDatabase((tx) => tx.select({ id: revisions.id }).from(revisions).where(isNotNull(revisions.effectiveUntil)))).not.toEqual([]);
  });

  it('adds nothing the second time, and keeps what was changed', async () => {
    const before = [await numberOf(revisions), await numberOf(passages), await numberOf(staff)];
    await inDatabase((tx) => tx.update(staff).set({ name: 'Married Name' }).where(eq(staff.number, '10412')));
    expect(await seed()).toEqual({ documents: 0, passages: 0, withoutVector: 0, failed: [] });
    expect([await numberOf(revisions), await numberOf(passages), await numberOf(staff)]).toEqual(before);
    expect(await inDatabase((tx) => tx.select({ name: staff.name }).from(staff).where(eq(staff.number, '10412')))).toEqual([{ name: 'Married Name' }]);
  });
});
