import { sql } from 'drizzle-orm';
import { budgets, type BudgetLevel } from '@/db/schema/budgets';
import type { UsageKind, UsageSource } from '@/db/schema/usage-events';
import type { ScopedTx, SystemTx } from '@/db/scoped';

interface Reservation {
  permitId: string;
  runId: string;
  storeId: number;
  model: string;
  /** The store's local day. */
  day: string;
  micros: number;
  tokens: number;
  leaseUntil: Date;
  now: Date;
}

/** The first budget without room, and how much of it is left. */
export interface TightBudget {
  level: BudgetLevel;
  leftPercent: number;
}

/** Reserves in all three budgets, or in none: then it says which has no room. */
export async function reserveBudget(tx: ScopedTx, wanted: Reservation): Promise<TightBudget | null> {
  const { permitId, runId, storeId, model, day, micros, tokens, leaseUntil, now } = wanted;
  const { rows } = (await tx.execute(
    sql`select tight as level, coalesce(left_percent, 0) as "leftPercent" from reserve_budget(${permitId}::uuid, ${runId}::uuid, ${storeId}::int, ${model}, ${day}::date, ${micros}::bigint, ${tokens}::bigint, ${leaseUntil.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)`,
  )) as { rows: TightBudget[] };
  return rows[0] ?? null;
}

interface Settlement {
  permitId: string;
  kind: UsageKind;
  rung: string | null;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  micros: number;
  source: UsageSource;
  finished: boolean;
  at: Date;
}

/** Swaps a reservation for the real cost, and writes the ledger's row. False when that was done before. */
export async function settleBudget(tx: ScopedTx, real: Settlement): Promise<boolean> {
  const { rows } = (await tx.execute(
    sql`select settle_budget(${real.permitId}::uuid, ${real.kind}, ${real.rung}, ${real.inputTokens}::int, ${real.cachedInputTokens}::int, ${real.outputTokens}::int, ${real.reasoningTokens}::int, ${real.micros}::bigint, ${real.source}, ${real.finished}::boolean, ${real.at.toISOString()}::timestamptz) as done`,
  )) as { rows: { done: boolean }[] };
  return rows[0]?.done ?? false;
}

/** Frees what a process held for one call and never came back for. False when there is none; one for each transaction. */
export async function expirePermit(tx: SystemTx, now: Date): Promise<boolean> {
  const { rows } = (await tx.execute(sql`select expire_permit(${now.toISOString()}::timestamptz) as done`)) as { rows: { done: boolean }[] };
  return rows[0]?.done ?? false;
}

/** The budgets that the scope may see, as they stand. */
export async function listBudgets(tx: ScopedTx | SystemTx): Promise<(typeof budgets.$inferSelect)[]> {
  return tx.select().from(budgets).orderBy(budgets.level, budgets.subjectId, budgets.periodStart);
}
