import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { collections } from './collections';

/** In how many live passages of a collection a lexeme stands: how rare a word is among what a reader may read. */
export const lexemeCounts = pgTable(
  'lexeme_counts',
  {
    collectionId: integer().notNull().references(() => collections.id, { onDelete: 'cascade' }),
    lexeme: text().notNull(),
    passages: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.lexeme, table.collectionId] })],
);

/** How much text a collection holds. */
export const collectionSizes = pgTable('collection_sizes', {
  collectionId: integer().primaryKey().references(() => collections.id, { onDelete: 'cascade' }),
  passages: integer().notNull(),
  words: integer().notNull(),
});
