import { date, index, integer, jsonb, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Outcome } from '@/lib/contract/run-event';
import type { TraceDetail } from '@/lib/contract/trace-detail';
import type { Role, Team } from '@/lib/scope';
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
    /** Who asked, as of then, and the collections the evidence came from: together they decide who else may read the row. */
    askerRole: text().$type<Role>().notNull(),
    askerTeams: text().array().$type<Team[]>().notNull(),
    collectionIds: integer().array().notNull(),
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
    /** What the asker thought of the answer: 1 good, -1 bad. Kept by a trigger on `ratings`. */
    rating: smallint().$type<1 | -1>(),
    /** The store's local day, by which usage is counted. */
    day: date({ mode: 'string' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index().on(table.staffId, table.createdAt), index().on(table.storeId, table.createdAt)],
);
