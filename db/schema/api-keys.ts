import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { staff } from './staff';

/** A bearer key for machines. It belongs to one staff member and carries that person's scope. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid().primaryKey().defaultRandom(),
    staffId: integer().notNull().references(() => staff.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** The first characters of the key, so that people can tell keys apart. */
    prefix: text().notNull(),
    keyHash: text().notNull().unique(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    lastUsedAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index().on(table.staffId)],
);
