import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import type { Region } from '@/lib/scope';
import { staff } from './staff';
import { stores } from './stores';

export const policyLevels = ['chain', 'region', 'store'] as const;
export type PolicyLevel = (typeof policyLevels)[number];

/**
 * Where figures may be seen by name. A store's own row stands above its region's, and that above the chain's; without any, nobody is named. `reason` is
 * what the admin gave, such as the agreement with the staff's representatives.
 */
export const peoplePolicies = pgTable(
  'people_policies',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    level: text().$type<PolicyLevel>().notNull(),
    region: text().$type<Region>(),
    storeId: integer().references(() => stores.id, { onDelete: 'cascade' }),
    named: boolean().notNull(),
    reason: text().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
    updatedBy: integer().references(() => staff.id, { onDelete: 'set null' }),
  },
  (table) => [
    unique().on(table.level, table.region, table.storeId).nullsNotDistinct(),
    check('people_policies_fit_level', sql`${table.level} in ('chain', 'region', 'store') and (${table.level} = 'region') = (${table.region} is not null) and (${table.level} = 'store') = (${table.storeId} is not null)`),
    check('people_policies_have_reason', sql`btrim(${table.reason}) <> ''`),
  ],
);
