import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '@/lib/scope';
import { staff } from './staff';
import { stores } from './stores';

export const budgetLevels = ['staff', 'store', 'chain'] as const;
export type BudgetLevel = (typeof budgetLevels)[number];

/**
 * What may be spent: per staff member and day by role, per store and day, for the chain and month. A row for one store stands above
 * the one for every store (`storeId` null); `role` is set for level `staff` alone.
 */
export const budgetLimits = pgTable(
  'budget_limits',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    level: text().$type<BudgetLevel>().notNull(),
    role: text().$type<Role>(),
    storeId: integer().references(() => stores.id, { onDelete: 'cascade' }),
    costMicros: bigint({ mode: 'number' }).notNull(),
    tokens: bigint({ mode: 'number' }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedBy: integer().references(() => staff.id, { onDelete: 'set null' }),
  },
  (table) => [
    unique().on(table.level, table.role, table.storeId).nullsNotDistinct(),
    check('budget_limits_fit_level', sql`(${table.level} = 'staff') = (${table.role} is not null) and (${table.level} <> 'chain' or ${table.storeId} is null)`),
    check('budget_limits_not_negative', sql`${table.costMicros} >= 0 and ${table.tokens} >= 0`),
  ],
);

/** One budget of one period: what is spent, and what open permits hold. `subjectId` is a staff id, a store id, or 0 for the chain. */
export const budgets = pgTable(
  'budgets',
  {
    level: text().$type<BudgetLevel>().notNull(),
    subjectId: integer().notNull(),
    /** The store's local day, or the first day of its month for the chain. */
    periodStart: date({ mode: 'string' }).notNull(),
    spentMicros: bigint({ mode: 'number' }).notNull().default(0),
    reservedMicros: bigint({ mode: 'number' }).notNull().default(0),
    spentTokens: bigint({ mode: 'number' }).notNull().default(0),
    reservedTokens: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.level, table.subjectId, table.periodStart] }),
    check('budgets_not_negative', sql`${table.spentMicros} >= 0 and ${table.reservedMicros} >= 0 and ${table.spentTokens} >= 0 and ${table.reservedTokens} >= 0`),
  ],
);

export const permitStates = ['open', 'settled', 'expired'] as const;
export type PermitState = (typeof permitStates)[number];

/**
 * Budget reserved for one paid call. Settled to the real cost exactly once; `expired` when its process never did and the lease ended.
 * Without a person and a store it is the house's own: an import, which the chain's month alone pays for.
 */
export const permits = pgTable(
  'permits',
  {
    id: uuid().primaryKey(),
    runId: uuid().notNull(),
    /** No reference: what a person holds or spent is not freed by their leaving. */
    staffId: integer(),
    storeId: integer().references(() => stores.id),
    day: date({ mode: 'string' }).notNull(),
    model: text().notNull(),
    reservedMicros: bigint({ mode: 'number' }).notNull(),
    reservedTokens: bigint({ mode: 'number' }).notNull(),
    state: text().$type<PermitState>().notNull().default('open'),
    leaseUntil: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index().on(table.leaseUntil).where(sql`${table.state} = 'open'`),
    index().on(table.runId),
    check('permits_of_person_or_house', sql`(${table.staffId} is null) = (${table.storeId} is null)`),
  ],
);
