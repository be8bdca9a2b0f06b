import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Whole answers of paid models, by the hash of what they are a function of. They go with any passage they rest on, in the same transaction
 * (a trigger sees to it), and are read under the reader's own rights: whoever may not read all the collections finds nothing.
 */
export const keptAnswers = pgTable(
  'kept_answers',
  {
    /** `lib/ask/recall/answer-key.ts`, in hex. */
    key: text().primaryKey(),
    model: text().notNull(),
    text: text().notNull(),
    passageIds: integer().array().notNull(),
    /** The collections of those passages. */
    collectionIds: integer().array().notNull(),
    keptUntil: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('kept_answers_passages').using('gin', table.passageIds),
    index('kept_answers_kept_until').on(table.keptUntil),
    check('kept_answers_rest_on_passages', sql`cardinality(passage_ids) > 0`),
  ],
);
