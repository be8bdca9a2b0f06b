import { listOpenLimits, listRunningBudgets, type UsageStore } from '@/db/queries/usage-budgets';
import type { ScopedTx } from '@/db/scoped';
import { localDay, type Clock } from '@/lib/clock';
import type { UsageBudget } from '@/lib/contract/usage-report';
import type { Scope } from '@/lib/scope';
import { elapsedOfDay, elapsedOfMonth, forecast } from './forecast';

interface Period {
  level: 'store' | 'chain';
  subjectId: number;
  label: string;
  periodStart: string;
  elapsedShare: number;
}

const unspent = { spentMicros: 0, reservedMicros: 0, spentTokens: 0, reservedTokens: 0 } as const;

/** The budgets that run now, each in money and in tokens, with what it will come to: the day of each of these stores and, for admins, the chain's month. */
export async function readBudgetBars(tx: ScopedTx, scope: Scope, stores: readonly UsageStore[], clock: Clock): Promise<UsageBudget[]> {
  const periods = periodsOf(scope, stores, clock.now());
  const limits = await listOpenLimits(tx);
  const running = await listRunningBudgets(tx, [...new Set(periods.map(({ periodStart }) => periodStart))]);
  return periods.map(({ level, subjectId, label, periodStart, elapsedShare }) => {
    const ofLevel = limits.filter((limit) => limit.level === level);
    const limit = ofLevel.find(({ storeId }) => storeId === subjectId) ?? ofLevel.find(({ storeId }) => storeId === null) ?? { costMicros: 0, tokens: 0 };
    const { spentMicros, reservedMicros, spentTokens, reservedTokens } = running.find((row) => row.level === level && row.subjectId === subjectId && row.periodStart === periodStart) ?? unspent;
    return {
      level, label, periodStart,
      spentMicros, reservedMicros, limitMicros: limit.costMicros, forecastMicros: forecast(spentMicros, elapsedShare),
      spentTokens, reservedTokens, limitTokens: limit.tokens, forecastTokens: forecast(spentTokens, elapsedShare),
    };
  });
}

function periodsOf(scope: Scope, stores: readonly UsageStore[], now: Date): Period[] {
  const today = localDay(now, scope.timeZone);
  const month: Period = { level: 'chain', subjectId: 0, label: '', periodStart: `${today.slice(0, 7)}-01`, elapsedShare: elapsedOfMonth(today, elapsedOfDay(now, scope.timeZone)) };
  const days = stores.map(({ id, name, city, timeZone }): Period => ({ level: 'store', subjectId: id, label: `${city}, ${name}`, periodStart: localDay(now, timeZone), elapsedShare: elapsedOfDay(now, timeZone) }));
  return scope.role === 'admin' ? [month, ...days] : days;
}
