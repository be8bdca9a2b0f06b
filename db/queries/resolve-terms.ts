import { sql } from 'drizzle-orm';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';

/** What Postgres knows of the words of a question. Totals are those of the readable collections. */
export interface CorpusAnswer {
  /** Term -> its phrase query in text form (`'money' <-> 'back'`), one per language that reads it differently. */
  phrases: Readonly<Record<string, readonly string[]>>;
  /** Lexeme -> how many readable passages hold it. */
  frequencies: Readonly<Record<string, number>>;
  passages: number;
  words: number;
}

interface Terms {
  /** Text-search configurations to read the terms with: `english`, and the reader's own language. */
  configs: readonly string[];
  terms: readonly string[];
  collectionIds: readonly number[];
}

/** Turns words and phrases into lexemes, and says how rare each is among what the reader may read. */
export async function resolveTerms(tx: ScopedTx, { configs, terms, collectionIds }: Terms): Promise<CorpusAnswer> {
  const readable = sql.raw(`'${integerArrayLiteral(collectionIds)}'::int[]`);
  const { rows } = (await tx.execute(sql`
    with phrases as (
      select distinct term, phraseto_tsquery(config::regconfig, term)::text as phrase, tsvector_to_array(to_tsvector(config::regconfig, term)) as lexemes
      from jsonb_array_elements_text(${JSON.stringify(terms)}::jsonb) as term, jsonb_array_elements_text(${JSON.stringify(configs)}::jsonb) as config
    ), counted as (
      select lexeme, sum(passages)::int as passages from lexeme_counts
      where collection_id = any (${readable}) and lexeme = any (array(select distinct unnest(lexemes) from phrases))
      group by lexeme
    )
    select
      (select coalesce(json_object_agg(term, said), '{}') from (select term, json_agg(phrase) as said from phrases where phrase <> '' group by term) terms) as phrases,
      (select coalesce(json_object_agg(lexeme, passages), '{}') from counted) as frequencies,
      (select coalesce(sum(passages), 0)::int from collection_sizes where collection_id = any (${readable})) as passages,
      (select coalesce(sum(words), 0)::int from collection_sizes where collection_id = any (${readable})) as words`)) as { rows: CorpusAnswer[] };
  const [answer] = rows;
  return answer ?? { phrases: {}, frequencies: {}, passages: 0, words: 0 };
}
