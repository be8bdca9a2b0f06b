import { sql } from 'drizzle-orm';
import type { Database } from './client';

/** Makes the index of the vectors unless it is there, as the migrations define it. */
async function ensureVectorIndex(db: Database): Promise<void> {
  await db.execute(sql`create index if not exists passages_embedding on passages using hnsw (embedding halfvec_cosine_ops) with (m = 24, ef_construction = 100) where live`);
}

/**
 * Runs a first load without the index of the vectors and makes it afterwards: at once that takes a tenth of the time of
 * row by row. For the owner of the tables, while nobody searches. Should the process be killed, the next load makes it.
 */
export async function withoutVectorIndex<Result>(db: Database, work: () => Promise<Result>): Promise<Result> {
  await db.execute(sql`drop index if exists passages_embedding`);
  try {
    return await work();
  } finally {
    await ensureVectorIndex(db);
  }
}
