import { asc, inArray, sql } from 'drizzle-orm';
import { synonyms } from '@/db/schema/synonyms';
import type { ScopedTx, SystemTx } from '@/db/scoped';

export interface SynonymRow {
  id: number;
  terms: string[];
  related: string[];
}

/** The house's own synonyms, oldest first. */
export async function listSynonyms(tx: ScopedTx | SystemTx): Promise<SynonymRow[]> {
  return tx.select({ id: synonyms.id, terms: synonyms.terms, related: synonyms.related }).from(synonyms).orderBy(asc(synonyms.id));
}

/** Another text whenever the table has changed. */
export async function synonymsVersion(tx: ScopedTx): Promise<string> {
  const [row] = await tx.select({ version: sql<string>`count(*) || ' ' || coalesce(max(${synonyms.id}), 0) || ' ' || coalesce(max(${synonyms.updatedAt})::text, '')` }).from(synonyms);
  return row?.version ?? '';
}

export async function insertSynonyms(tx: SystemTx, rows: readonly { terms: string[]; related?: string[] }[]): Promise<void> {
  if (rows.length > 0) await tx.insert(synonyms).values([...rows]);
}

/** Removes groups by id; how many there were. */
export async function deleteSynonyms(tx: SystemTx, ids: readonly number[]): Promise<number> {
  return (await tx.delete(synonyms).where(inArray(synonyms.id, [...ids])).returning({ id: synonyms.id })).length;
}
