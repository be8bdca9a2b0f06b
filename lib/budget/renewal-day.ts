import type { BudgetLevel } from '@/db/schema/budgets';

/** The first day of the next period of a budget: tomorrow, or the first of the next month for the chain. Days are `YYYY-MM-DD`. */
export function renewalDay(level: BudgetLevel, today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const next = level === 'chain' ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
  return new Date(next).toISOString().slice(0, 10);
}
