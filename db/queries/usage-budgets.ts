import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { budgetLimits, budgets } from '@/db/schema/budgets';
import { prices } from '@/db/schema/prices';
import { stores } from '@/db/schema/stores';
import { usageDays } from '@/db/schema/usage-days';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';

/** A store of the house with the zone that its days are counted in. */
export interface UsageStore {
  id: number;
  name: string;
  city: string;
  timeZone: string;
}

/** These stores, by name. */
export async function listUsageStores(tx: ScopedTx, storeIds: readonly number[]): Promise<UsageStore[]> {
  return tx
    .select({ id: stores.id, name: stores.name, city: stores.city, timeZone: stores.timeZone })
    .from(stores)
    .where(sql`${stores.id} = any (${integerArrayLiteral(storeIds)}::int[])`)
    .orderBy(asc(stores.city), asc(stores.name));
}

/** Every model that a paid call of these stores ever used. */
export async function listUsedModels(tx: ScopedTx, storeIds: readonly number[]): Promise<string[]> {
  const rows = await tx.selectDistinct({ model: usageDays.model }).from(usageDays).where(sql`${usageDays.storeId} = any (${integerArrayLiteral(storeIds)}::int[])`);
  return rows.map(({ model }) => model).toSorted();
}

/** The currency that prices are in; one for the house. */
export async function readCurrency(tx: ScopedTx): Promise<string> {
  const [row] = await tx.select({ currency: prices.currency }).from(prices).limit(1);
  return row?.currency ?? 'USD';
}

/** The limits of stores and chain. A store's own row stands above the one for all. */
export async function listOpenLimits(tx: ScopedTx): Promise<{ level: string; storeId: number | null; costMicros: number; tokens: number }[]> {
  return tx
    .select({ level: budgetLimits.level, storeId: budgetLimits.storeId, costMicros: budgetLimits.costMicros, tokens: budgetLimits.tokens })
    .from(budgetLimits)
    .where(or(eq(budgetLimits.level, 'store'), eq(budgetLimits.level, 'chain')));
}

/** One running budget: whose, of which period, and how it stands. */
export interface RunningBudget {
  level: string;
  subjectId: number;
  periodStart: string;
  spentMicros: number;
  reservedMicros: number;
  spentTokens: number;
  reservedTokens: number;
}

/** The budgets of these periods as far as the scope may see them. One that was never used has no row. */
export async function listRunningBudgets(tx: ScopedTx, periodStarts: readonly string[]): Promise<RunningBudget[]> {
  return tx
    .select({ level: budgets.level, subjectId: budgets.subjectId, periodStart: budgets.periodStart, spentMicros: budgets.spentMicros, reservedMicros: budgets.reservedMicros, spentTokens: budgets.spentTokens, reservedTokens: budgets.reservedTokens })
    .from(budgets)
    .where(and(inArray(budgets.level, ['store', 'chain']), inArray(budgets.periodStart, [...periodStarts])));
}
