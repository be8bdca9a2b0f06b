import { bigint, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Who changed what: written once, never changed. `before` and `after` hold the settings that differ: no words of people but an admin's own reason. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** No reference: the log outlives the person. */
    staffId: integer().notNull(),
    /** In snake_case, as `budget_limit_set`, `people_named`. */
    action: text().notNull(),
    subject: text().notNull(),
    before: jsonb().$type<Record<string, string | number | null>>(),
    after: jsonb().$type<Record<string, string | number | null>>(),
  },
  (table) => [index().on(table.at)],
);
