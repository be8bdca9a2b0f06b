import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '@/lib/scope';
import { stores } from './stores';

export const usageKinds = ['answer', 'embedding', 'rerank'] as const;
export type UsageKind = (typeof usageKinds)[number];

/** How the tokens of an event are known: told by the provider, counted by us, or not at all (its process died). */
export const usageSources = ['reported', 'counted', 'unknown'] as const;
export type UsageSource = (typeof usageSources)[number];

/** Who used something: a person in a role, or the house itself, which imports and embeds documents. */
export type UsageRole = Role | 'house';

/** The ledger: one row for each paid call, written once and never changed. Totals are derived from it. */
export const usageEvents = pgTable(
  'usage_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Null for calls that ask nobody's leave: the local embedder is free. */
    permitId: uuid().unique(),
    runId: uuid(),
    /** No reference: the ledger outlives the person. Null, as the store, for the house itself. */
    staffId: integer(),
    storeId: integer().references(() => stores.id),
    role: text().$type<UsageRole>().notNull(),
    /** The store's local day; for the house, that of UTC. */
    day: date({ mode: 'string' }).notNull(),
    kind: text().$type<UsageKind>().notNull(),
    model: text().notNull(),
    rung: text(),
    inputTokens: integer().notNull(),
    cachedInputTokens: integer().notNull(),
    outputTokens: integer().notNull(),
    reasoningTokens: integer().notNull(),
    costMicros: bigint({ mode: 'number' }).notNull(),
    source: text().$type<UsageSource>().notNull(),
    /** False when the run broke off before the call ended. */
    finished: boolean().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index().on(table.storeId, table.day),
    check('usage_events_of_person_or_house', sql`(${table.role} = 'house') = (${table.storeId} is null) and (${table.storeId} is null) = (${table.staffId} is null)`),
  ],
);
