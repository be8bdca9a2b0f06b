import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Words and short phrases that mean the same on this shop floor; an admin edits them. */
export const synonyms = pgTable('synonyms', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  terms: text().array().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
