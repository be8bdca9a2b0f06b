import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { budgetLimits, budgets, type BudgetLevel } from '@/db/schema/budgets';
import type { ScopedTx, SystemTx } from '@/db/scoped';
import type { Limit, LimitSubject } from '@/lib/contract/budget-limits';
import type { Role } from '@/lib/scope';

/** A limit with whom it holds for. */
export interface LimitRow extends Limit {
  level: BudgetLevel;
  role: Role | null;
  storeId: number | null;
}

/** Every limit that the scope may see. */
export async function listLimits(tx: ScopedTx | SystemTx): Promise<LimitRow[]> {
  return tx
    .select({ level: budgetLimits.level, role: budgetLimits.role, storeId: budgetLimits.storeId, costMicros: budgetLimits.costMicros, tokens: budgetLimits.tokens })
    .from(budgetLimits);
}

function keyOf(subject: LimitSubject): { level: BudgetLevel; role: Role | null; storeId: number | null } {
  return { level: subject.level, role: subject.level === 'staff' ? subject.role : null, storeId: subject.level === 'store' ? subject.storeId : null };
}

function isSubject(subject: LimitSubject): SQL | undefined {
  const { level, role, storeId } = keyOf(subject);
  return and(eq(budgetLimits.level, level), role === null ? isNull(budgetLimits.role) : eq(budgetLimits.role, role), storeId === null ? isNull(budgetLimits.storeId) : eq(budgetLimits.storeId, storeId));
}

/** The limit that is set for a subject itself, held until the transaction ends; null for none. */
export async function lockLimit(tx: ScopedTx, subject: LimitSubject): Promise<Limit | null> {
  const [row] = await tx.select({ costMicros: budgetLimits.costMicros, tokens: budgetLimits.tokens }).from(budgetLimits).where(isSubject(subject)).for('update');
  return row ?? null;
}

interface Writing {
  staffId: number;
  at: Date;
}

/** Sets a limit where none is. False when somebody was quicker. */
export async function insertLimit(tx: ScopedTx, subject: LimitSubject, limit: Limit, { staffId, at }: Writing): Promise<boolean> {
  const added = await tx.insert(budgetLimits).values({ ...keyOf(subject), ...limit, updatedAt: at, updatedBy: staffId }).onConflictDoNothing().returning({ id: budgetLimits.id });
  return added.length > 0;
}

/** Changes a limit. */
export async function updateLimit(tx: ScopedTx, subject: LimitSubject, limit: Limit, { staffId, at }: Writing): Promise<void> {
  await tx.update(budgetLimits).set({ ...limit, updatedAt: at, updatedBy: staffId }).where(isSubject(subject));
}

/** Takes a limit away. */
export async function deleteLimit(tx: ScopedTx, subject: LimitSubject): Promise<void> {
  await tx.delete(budgetLimits).where(isSubject(subject));
}

/** The budgets of stores and chain in these periods, as far as the scope may see them. One that was never used has no row. */
export async function listStandings(tx: ScopedTx | SystemTx, periodStarts: readonly string[]): Promise<(typeof budgets.$inferSelect)[]> {
  return tx
    .select()
    .from(budgets)
    .where(and(or(eq(budgets.level, 'store'), eq(budgets.level, 'chain')), inArray(budgets.periodStart, [...periodStarts])));
}
