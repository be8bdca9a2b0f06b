import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Region, Role, Team } from '@/lib/scope';

/** A set of documents with one audience. A null list means "no limit of this kind". */
export const collections = pgTable('collections', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  description: text().notNull().default(''),
  minimumRole: text().$type<Role>().notNull().default('associate'),
  storeIds: integer().array(),
  regions: text().array().$type<Region[]>(),
  teams: text().array().$type<Team[]>(),
  archivedAt: timestamp({ withTimezone: true }),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
