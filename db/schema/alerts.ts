import { bigint, date, index, integer, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { AlertKind, Finding } from '@/lib/contract/alert';
import { stores } from './stores';

/** What became of the message about an alert: `none` where nobody wanted one, `given_up` after days of trying. */
export const deliveries = ['none', 'waiting', 'delivered', 'given_up'] as const;
export type Delivery = (typeof deliveries)[number];

/** An alert, raised once for its subject and period by whichever process saw it first. */
export const alerts = pgTable(
  'alerts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().$type<AlertKind>().notNull(),
    /** Null: the whole house. */
    storeId: integer().references(() => stores.id, { onDelete: 'cascade' }),
    /** The first day of the period that it is raised once in. */
    periodStart: date({ mode: 'string' }).notNull(),
    figures: jsonb().$type<Finding['figures']>().notNull(),
    raisedAt: timestamp({ withTimezone: true }).notNull(),
    delivery: text().$type<Delivery>().notNull(),
    attempts: integer().notNull().default(0),
    /** Moved on before each attempt, so that one whose process died is made again. */
    nextAttemptAt: timestamp({ withTimezone: true }).notNull(),
    deliveredAt: timestamp({ withTimezone: true }),
  },
  (table) => [unique().on(table.kind, table.storeId, table.periodStart).nullsNotDistinct(), index().on(table.nextAttemptAt).where(sql`${table.delivery} = 'waiting'`), index().on(table.raisedAt)],
);
