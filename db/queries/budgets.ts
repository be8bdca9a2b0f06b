import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/db/client';
import { budgetLevels, budgets, type BudgetLevel } from '@/db/schema/budgets';
import type { UsageKind, UsageRole, UsageSource } from '@/db/schema/usage-events';
import { callAsSystem, callInScope, type ScopedTx, type SystemTx } from '@/db/scoped';
import type { Scope } from '@/lib/scope';

interface Reservation {
  permitId: string;
  runId: string;
  model: string;
  /** The store's local day; for the house, that of UTC. */
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

const tightRows = z.array(z.object({ tight: z.enum(budgetLevels), left_percent: z.int().nullable() }).transform(({ tight, left_percent: left }): TightBudget => ({ level: tight, leftPercent: left ?? 0 })));

/** Reserves in the budgets of person, store and chain, or in none: then it says which has no room. For the house (scope null) in the chain's alone. */
export async function reserveBudget(db: Database, scope: Scope | null, { permitId, runId, model, day, micros, tokens, leaseUntil, now }: Reservation): Promise<TightBudget | null> {
  const rest = [model, day, micros, tokens, leaseUntil.toISOString(), now.toISOString()];
  const rows = scope === null ? await callAsSystem(db, 'reserve_house_budget', [permitId, runId, ...rest]) : await callInScope(db, scope, 'reserve_budget', [permitId, runId, scope.storeId, ...rest]);
  return tightRows.parse(rows)[0] ?? null;
}

/** What one call really cost. The person is who the permit was given to; null for the house. */
export interface Settlement {
  permitId: string;
  staffId: number | null;
  role: UsageRole;
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

/** Swaps reservations for real costs, all in one message, and writes the ledger's rows. What was settled before stays as it is. */
export async function settleBudgets(db: Database, real: readonly Settlement[]): Promise<void> {
  const given = real.map((one) => ({
    permit: one.permitId, staff: one.staffId, as_role: one.role, kind: one.kind, rung: one.rung, input: one.inputTokens, cached: one.cachedInputTokens, output: one.outputTokens,
    reasoning: one.reasoningTokens, micros: one.micros, source: one.source, finished: one.finished, happened: one.at.toISOString(),
  }));
  await callAsSystem(db, 'settle_budgets', [JSON.stringify(given)]);
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
