import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { collections } from '@/db/schema/collections';
import { documents, revisions } from '@/db/schema/documents';
import { passages } from '@/db/schema/passages';
import { staff } from '@/db/schema/staff';
import { stores } from '@/db/schema/stores';
import { withSystem, type SystemTx } from '@/db/scoped';
import { pick, seededRandom } from '@/lib/seeded-random';
import { makeVectors, type SyntheticVectors } from './synthetic-vectors';
import { makeWords, type SyntheticWords } from './synthetic-words';

export const syntheticModel = 'synthetic-512';

/** Who may see how much: each group of collections belongs to one store, and each reader works in one. */
const groups = [
  { reader: 'few', share: 0.001, collections: 2 },
  { reader: 'some', share: 0.04, collections: 8 },
  { reader: 'half', share: 0.5, collections: 20 },
  { reader: null, share: 0.459, collections: 20 },
] as const;

export interface ReadingWorld {
  readers: { name: string; share: number; staffId: number }[];
  vectors: SyntheticVectors;
  words: SyntheticWords;
}

interface WorldSize {
  passages: number;
  seed: number;
  wordsPerPassage?: number;
  onProgress?(done: number): void;
}

const topics = 300;
/** A collection is about some topics, not about all: the passages nearest to a question are mostly somebody else's. */
const topicsPerCollection = 40;
const batchSize = 250;

/** Fills an empty migrated database with passages that three readers may see a different share of. The HNSW index is built at the end. */
export async function fillReadingWorld(db: Database, size: WorldSize): Promise<ReadingWorld> {
  const world = { readers: [] as ReadingWorld['readers'], vectors: makeVectors(size.seed, topics), words: makeWords(size.seed) };
  const index = await takeIndexDown(db);
  let done = 0;
  for (const [place, group] of groups.entries()) {
    const storeId = await withSystem(db, (tx) => addStore(tx, place));
    if (group.reader !== null) world.readers.push({ name: group.reader, share: group.share, staffId: await withSystem(db, (tx) => addReader(tx, group.reader, storeId)) });
    for (let number = 0; number < group.collections; number += 1) {
      const count = Math.round((size.passages * group.share * (number + 1)) / group.collections) - Math.round((size.passages * group.share * number) / group.collections);
      await fillCollection(db, { slug: `${place}-${number}`, storeId, count, seed: size.seed + place * 1000 + number, wordsPerPassage: size.wordsPerPassage ?? 90, world });
      size.onProgress?.((done += count));
    }
  }
  await db.execute(sql.raw(index));
  await db.execute(sql`analyze`);
  return world;
}

/** Building the index once is much quicker than row by row. Gives the statement that makes it again, as the migrations had it. */
async function takeIndexDown(db: Database): Promise<string> {
  const [row] = await db.select({ definition: sql<string>`indexdef` }).from(sql`pg_indexes`).where(sql`indexname = 'passages_embedding'`);
  if (!row) throw new Error('the migrations made no index "passages_embedding"');
  await db.execute(sql`drop index passages_embedding`);
  await db.execute(sql`set maintenance_work_mem = '512MB'`);
  return row.definition;
}

async function addStore(tx: SystemTx, place: number): Promise<number> {
  const values = { code: `S${place}`, name: `Store ${place}`, city: 'Paris', country: 'FR', region: 'emea', timeZone: 'Europe/Paris', locale: 'en-GB', currency: 'EUR' } as const;
  return only(await tx.insert(stores).values(values).returning({ id: stores.id }));
}

async function addReader(tx: SystemTx, name: string, homeStoreId: number): Promise<number> {
  return only(await tx.insert(staff).values({ number: name, name, role: 'associate', homeStoreId }).returning({ id: staff.id }));
}

interface CollectionPlan {
  slug: string;
  storeId: number;
  count: number;
  seed: number;
  wordsPerPassage: number;
  world: Pick<ReadingWorld, 'vectors' | 'words'>;
}

async function fillCollection(db: Database, plan: CollectionPlan): Promise<void> {
  const random = seededRandom(plan.seed);
  const own = Array.from({ length: topicsPerCollection }, () => Math.floor(random() * plan.world.vectors.topics));
  const shared = await withSystem(db, (tx) => addDocument(tx, plan));
  for (let first = 0; first < plan.count; first += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, plan.count - first) }, (_, offset) => ({
      ...shared,
      ordinal: first + offset,
      title: plan.world.words.text(4, random),
      heading: plan.world.words.text(3, random),
      body: plan.world.words.text(plan.wordsPerPassage, random),
      contentHash: `${plan.slug}-${first + offset}`,
      searchConfig: 'english',
      embeddingModel: syntheticModel,
      embedding: plan.world.vectors.near(pick(own, random), random),
    }));
    await withSystem(db, (tx) => tx.insert(passages).values(rows));
  }
}

async function addDocument(tx: SystemTx, { slug, storeId }: CollectionPlan): Promise<{ collectionId: number; documentId: number; revisionId: number }> {
  const collectionId = only(await tx.insert(collections).values({ slug, name: slug, storeIds: [storeId] }).returning({ id: collections.id }));
  const documentId = only(await tx.insert(documents).values({ collectionId, externalId: slug, title: slug, language: 'en' }).returning({ id: documents.id }));
  const revision = { documentId, collectionId, number: 1, state: 'live', title: slug, contentHash: slug, mediaType: 'text/plain', body: '' } as const;
  return { collectionId, documentId, revisionId: only(await tx.insert(revisions).values(revision).returning({ id: revisions.id })) };
}

function only(rows: readonly { id: number }[]): number {
  const [row] = rows;
  if (!row) throw new Error('expected a row');
  return row.id;
}
