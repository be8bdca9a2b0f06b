import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * The house's own words, beside the built-in thesaurus; an admin edits them. A question that uses one of `terms` also looks for
 * the others and for `related` (one way only).
 */
export const synonyms = pgTable('synonyms', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  terms: text().array().notNull(),
  related: text().array().notNull().default([]),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
