import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { Region } from '@/lib/scope';

/** A shop of the house. Its time zone decides what "today" is for every rule read in it. */
export const stores = pgTable('stores', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  code: text().notNull().unique(),
  name: text().notNull(),
  city: text().notNull(),
  country: text().notNull(),
  region: text().$type<Region>().notNull(),
  timeZone: text().notNull(),
  locale: text().notNull(),
  currency: text().notNull(),
});
