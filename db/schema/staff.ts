import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Role, Team } from '@/lib/scope';
import { stores } from './stores';

/** A person who signs in. `accessVersion` grows on every change of role, store or password: older sessions end. */
export const staff = pgTable('staff', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  number: text().notNull().unique(),
  name: text().notNull(),
  email: text().unique(),
  role: text().$type<Role>().notNull(),
  teams: text().array().$type<Team[]>().notNull().default([]),
  homeStoreId: integer().notNull().references(() => stores.id),
  /** True for head office: answers for every store, also for those opened later. */
  allStores: boolean().notNull().default(false),
  locale: text(),
  pinHash: text(),
  passwordHash: text(),
  accessVersion: integer().notNull().default(1),
  disabledAt: timestamp({ withTimezone: true }),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** The stores a staff member works in or answers for, home store included. */
export const staffStores = pgTable(
  'staff_stores',
  {
    staffId: integer().notNull().references(() => staff.id, { onDelete: 'cascade' }),
    storeId: integer().notNull().references(() => stores.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.storeId] }), index().on(table.storeId)],
);
