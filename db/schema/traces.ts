import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Outcome } from '@/lib/contract/run-event';
import type { TraceDetail } from '@/lib/contract/trace-detail';
import { staff } from './staff';
import { stores } from './stores';

/** The record of one run. Prompts and passages stay out of it: evidence is named by id and hash. */
export const traces = pgTable(
  'traces',
  {
    runId: uuid().primaryKey(),
    staffId: integer().notNull().references(() => staff.id, { onDelete: 'cascade' }),
    storeId: integer().notNull().references(() => stores.id),
    channel: text().$type<'tablet' | 'api'>().notNull(),
    conversationId: uuid(),
    question: text().notNull(),
    outcome: text().$type<Outcome>().notNull(),
    rung: text(),
    errorCode: text(),
    inputTokens: integer(),
    outputTokens: integer(),
    firstSourceMs: integer(),
    firstTextMs: integer(),
    totalMs: integer().notNull(),
    detail: jsonb().$type<TraceDetail>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index().on(table.staffId, table.createdAt), index().on(table.storeId, table.createdAt)],
);
