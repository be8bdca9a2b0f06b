import { bigint, date, integer, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';

/**
 * What a model costs from a day on, in micros of the currency for a million tokens. A new price is a new row, so history keeps the
 * cost it had; the newest row that has begun is in force.
 */
export const prices = pgTable(
  'prices',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    model: text().notNull(),
    fromDay: date({ mode: 'string' }).notNull(),
    currency: text().notNull().default('USD'),
    inputMicrosPerMillion: bigint({ mode: 'number' }).notNull(),
    cachedInputMicrosPerMillion: bigint({ mode: 'number' }).notNull(),
    outputMicrosPerMillion: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique().on(table.model, table.fromDay)],
);
