import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { Region, Role, Team } from '@/lib/scope';

/** A question worth asking, offered on the empty screen. Its audience is written like a collection's: a null list means "no limit of this kind". */
export const suggestions = pgTable(
  'suggestions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** The language it is written in: `en`, `fr`, `ar`. */
    locale: text().notNull(),
    text: text().notNull(),
    minimumRole: text().$type<Role>().notNull().default('associate'),
    storeIds: integer().array(),
    regions: text().array().$type<Region[]>(),
    teams: text().array().$type<Team[]>(),
    /** Lower ones come first among those that fit equally well. */
    position: integer().notNull().default(0),
  },
  (table) => [index().on(table.locale)],
);
