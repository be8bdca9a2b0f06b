import type { UsageReport, UsageShare } from '@/lib/contract/usage-report';
import type { UsageTableName } from '@/lib/contract/usage-tables';

export type UsageCell = string | number | null;
export type UsageRecord = Readonly<Record<string, UsageCell>>;

/** Micros as an amount of the currency, exact: 1,500,000 is 1.5. */
const amount = (micros: number | null) => (micros === null ? null : micros / 1_000_000);

const fewerThanFive = '<5';

function shareRecord({ key, label, questions, people, calls, inputTokens, outputTokens, costMicros }: UsageShare): UsageRecord {
  return {
    key, name: label,
    ...(questions === null ? {} : { questions }),
    ...(people === undefined ? {} : { people: people ?? fewerThanFive }),
    calls, input_tokens: inputTokens, output_tokens: outputTokens, cost: amount(costMicros),
  };
}

/** The tables that a report holds, as records with names for machines. Costs are amounts of the report's currency. */
export const reportTables = {
  days: ({ days }) => days.map(({ day, questions, costMicros }) => ({ day, questions, cost: amount(costMicros) })),
  models: ({ byModel }) => byModel.map(shareRecord),
  rungs: ({ byRung }) => byRung.map(shareRecord),
  stores: ({ byStore }) => byStore.map(shareRecord),
  roles: ({ byRole }) => byRole.map(shareRecord),
  outcomes: ({ totals, totalsBefore }) => [
    ...Object.entries(totals.outcomes).map(([outcome, questions]) => ({ outcome, questions, questions_before: Object.entries(totalsBefore.outcomes).find(([name]) => name === outcome)?.[1] ?? 0 })),
    { outcome: 'limited', questions: totals.limited, questions_before: totalsBefore.limited },
  ],
  waits: ({ waits, waitsBefore }: Pick<UsageReport, 'waits' | 'waitsBefore'>) => waits.map(({ mark, measured, p50Ms, p95Ms }) => ({ until: mark, measured, p50_ms: p50Ms, p95_ms: p95Ms, p95_ms_before: waitsBefore.find((wait) => wait.mark === mark)?.p95Ms ?? null })),
  tokens: ({ totals, totalsBefore }) => (['inputTokens', 'cachedInputTokens', 'outputTokens', 'reasoningTokens'] as const).map((kind) => ({ kind, tokens: totals[kind], tokens_before: totalsBefore[kind] })),
  budgets: ({ budgets }) => budgets.map(({ level, label, periodStart, spentMicros, reservedMicros, limitMicros, forecastMicros, spentTokens, reservedTokens, limitTokens, forecastTokens }) => ({
    level, name: label, period_start: periodStart,
    spent: amount(spentMicros), reserved: amount(reservedMicros), limit: amount(limitMicros), forecast: amount(forecastMicros),
    spent_tokens: spentTokens, reserved_tokens: reservedTokens, limit_tokens: limitTokens, forecast_tokens: forecastTokens,
  })),
  saved: ({ saved }) => [
    { by: 'refusals', amount: amount(saved.refusalsMicros) },
    { by: 'ladder', amount: amount(saved.ladderMicros) },
    { by: 'shared_answers', amount: amount(saved.sharedMicros) },
    { by: 'cached_input', amount: amount(saved.cachedInputMicros) },
  ],
} as const satisfies Record<Exclude<UsageTableName, 'top' | 'gaps' | 'people'>, (report: UsageReport) => UsageRecord[]>;
