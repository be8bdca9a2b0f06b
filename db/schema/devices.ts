import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { staff } from './staff';
import { stores } from './stores';

/** A tablet enrolled to one store. It proves itself with a token of which only the hash is kept. */
export const devices = pgTable(
  'devices',
  {
    id: uuid().primaryKey().defaultRandom(),
    storeId: integer().notNull().references(() => stores.id),
    name: text().notNull(),
    tokenHash: text().notNull().unique(),
    enrolledBy: integer().notNull().references(() => staff.id),
    enrolledAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index().on(table.storeId)],
);
