import { bigint, date, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { Outcome } from '@/lib/contract/run-event';
import type { Role } from '@/lib/scope';
import type { UsageKind, UsageRole } from './usage-events';

/** The house itself among the stores of `usage_days`: what belongs to no store. */
export const houseStoreId = 0;

/** Totals of the ledger by the store's local day; kept by a trigger on `usage_events`, so they are equal by construction. */
export const usageDays = pgTable(
  'usage_days',
  {
    day: date({ mode: 'string' }).notNull(),
    /** `houseStoreId` for the house itself. */
    storeId: integer().notNull(),
    role: text().$type<UsageRole>().notNull(),
    kind: text().$type<UsageKind>().notNull(),
    model: text().notNull(),
    /** Empty for kinds without a rung: part of the key. */
    rung: text().notNull(),
    calls: integer().notNull(),
    inputTokens: bigint({ mode: 'number' }).notNull(),
    cachedInputTokens: bigint({ mode: 'number' }).notNull(),
    outputTokens: bigint({ mode: 'number' }).notNull(),
    reasoningTokens: bigint({ mode: 'number' }).notNull(),
    costMicros: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.day, table.role, table.kind, table.model, table.rung] })],
);

/** How many questions of a day ended how; kept by a trigger on `traces`. */
export const questionDays = pgTable(
  'question_days',
  {
    day: date({ mode: 'string' }).notNull(),
    storeId: integer().notNull(),
    role: text().$type<Role>().notNull(),
    channel: text().$type<'tablet' | 'api'>().notNull(),
    /** Empty when no rung answered. */
    rung: text().notNull(),
    outcome: text().$type<Outcome>().notNull(),
    questions: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.day, table.role, table.channel, table.rung, table.outcome] })],
);

/** How many questions of a day the rate limits turned away. Nothing else is kept of them: whoever asks without end must not fill a table. */
export const limitedDays = pgTable(
  'limited_days',
  {
    day: date({ mode: 'string' }).notNull(),
    storeId: integer().notNull(),
    role: text().$type<Role>().notNull(),
    channel: text().$type<'tablet' | 'api'>().notNull(),
    questions: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.day, table.role, table.channel] })],
);

/** Who asked on a day, for the number of active people; kept by a trigger on `traces`. */
export const staffDays = pgTable(
  'staff_days',
  {
    day: date({ mode: 'string' }).notNull(),
    storeId: integer().notNull(),
    staffId: integer().notNull(),
    role: text().$type<Role>().notNull(),
    questions: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.day, table.staffId] }), index().on(table.staffId)],
);

export const latencyMarks = ['source', 'text', 'complete'] as const;
export type LatencyMark = (typeof latencyMarks)[number];

/**
 * Histograms of how long people waited, by day; kept by a trigger on `traces`. Bucket b holds waits from 1.1^b to 1.1^(b+1)
 * milliseconds, so a percentile read from it is at most 5 % off.
 */
export const latencyDays = pgTable(
  'latency_days',
  {
    day: date({ mode: 'string' }).notNull(),
    storeId: integer().notNull(),
    rung: text().notNull(),
    mark: text().$type<LatencyMark>().notNull(),
    bucket: smallint().notNull(),
    questions: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.day, table.rung, table.mark, table.bucket] })],
);

/** The same histograms by month, told by its first day: a year has thirty times as many rows by day. */
export const latencyMonths = pgTable(
  'latency_months',
  {
    month: date({ mode: 'string' }).notNull(),
    storeId: integer().notNull(),
    rung: text().notNull(),
    mark: text().$type<LatencyMark>().notNull(),
    bucket: smallint().notNull(),
    questions: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.month, table.rung, table.mark, table.bucket] })],
);

/** Ratings by the day of the question; kept by a trigger on `ratings`. */
export const ratingDays = pgTable(
  'rating_days',
  {
    day: date({ mode: 'string' }).notNull(),
    storeId: integer().notNull(),
    good: integer().notNull(),
    bad: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.day] })],
);
