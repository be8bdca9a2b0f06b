import type { BudgetStanding, Limit } from '@/lib/contract/budget-limits';
import type { Finding } from '@/lib/contract/alert';

/** From this share on a budget is nearly spent: late enough to be rare, early enough to do something. */
export const nearlySpentShare = 0.8;

/** Whether a budget is worth a look by what is spent of it. A limit of nothing is somebody's choice. */
export function isNearlySpent({ spentMicros, spentTokens }: BudgetStanding, limit: Limit): boolean {
  if (limit.costMicros === 0 || limit.tokens === 0) return false;
  return spentMicros >= nearlySpentShare * limit.costMicros || spentTokens >= nearlySpentShare * limit.tokens;
}

/**
 * What to say about a budget. It is spent when a usual answer does not fit any more: what is left over then stays left, because
 * nothing is asked that might cost more than that.
 */
export function judgeBudget(standing: BudgetStanding, limit: Limit, usual: { micros: number; tokens: number }): Finding | null {
  if (!isNearlySpent(standing, limit)) return null;
  const { spentMicros, spentTokens } = standing;
  const isSpent = spentMicros + Math.max(1, usual.micros) > limit.costMicros || spentTokens + Math.max(1, usual.tokens) > limit.tokens;
  return { kind: isSpent ? 'budget_spent' : 'budget_nearly_spent', figures: { spentMicros, limitMicros: limit.costMicros, spentTokens, limitTokens: limit.tokens } };
}
