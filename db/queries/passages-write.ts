import { asc, desc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { passages } from '@/db/schema/passages';
import type { SystemTx } from '@/db/scoped';

export type NewPassage = typeof passages.$inferInsert;

const rowsPerInsert = 200;

export async function insertPassages(tx: SystemTx, rows: readonly NewPassage[]): Promise<void> {
  for (let first = 0; first < rows.length; first += rowsPerInsert) {
    await tx.insert(passages).values(rows.slice(first, first + rowsPerInsert));
  }
}

export interface UnembeddedPassage {
  id: number;
  title: string;
  heading: string;
  body: string;
}

function needsVectorOf(model: string) {
  return or(isNull(passages.embedding), isNull(passages.embeddingModel), ne(passages.embeddingModel, model));
}

/** The next passages without a vector of this model: those that can be found first, then the others. */
export async function nextUnembedded(tx: SystemTx, model: string, most: number): Promise<UnembeddedPassage[]> {
  return tx.select({ id: passages.id, title: passages.title, heading: passages.heading, body: passages.body }).from(passages)
    .where(needsVectorOf(model)).orderBy(desc(passages.live), asc(passages.id)).limit(most);
}

export async function countUnembedded(tx: SystemTx, model: string): Promise<number> {
  const [row] = await tx.select({ number: sql<number>`count(*)::int` }).from(passages).where(needsVectorOf(model));
  return row?.number ?? 0;
}

/** Stores one vector of 512 numbers per passage. */
export async function storeVectors(tx: SystemTx, model: string, vectors: readonly { id: number; embedding: number[] }[]): Promise<void> {
  for (const { id, embedding } of vectors) {
    await tx.update(passages).set({ embedding, embeddingModel: model }).where(eq(passages.id, id));
  }
}
