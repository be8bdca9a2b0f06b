import { sql } from 'drizzle-orm';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';

/** Which of these words stand somewhere in what the reader may read. */
export async function knownWords(tx: ScopedTx, words: readonly string[], { collectionIds, configs }: { collectionIds: readonly number[]; configs: readonly string[] }): Promise<Set<string>> {
  const readable = sql.raw(`'${integerArrayLiteral(collectionIds)}'::int[]`);
  const { rows } = (await tx.execute(sql`
    select distinct word from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) as word, jsonb_array_elements_text(${JSON.stringify(configs)}::jsonb) as config
    where exists (
      select from lexeme_counts where collection_id = any (${readable}) and passages > 0
      and lexeme = any (tsvector_to_array(to_tsvector(config::regconfig, word)))
    )`)) as { rows: { word: string }[] };
  return new Set(rows.map(({ word }) => word));
}
