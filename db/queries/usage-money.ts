import { sql, type Column } from 'drizzle-orm';
import { usageDays } from '@/db/schema/usage-days';
import type { ScopedTx } from '@/db/scoped';
import { groupedBy, inRange, type UsageRange } from './usage-range';

/** What paid calls used, by one of the columns. */
export interface MoneyRow {
  by: 'all' | 'day' | 'model' | 'rung' | 'store';
  key: string;
  calls: number;
  answers: number;
  answerMicros: number;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  costMicros: number;
}

const total = (column: Column, where = sql``) => sql<number>`coalesce(sum(${column}) ${where}, 0)::float8`;
const ofAnswers = sql`filter (where ${usageDays.kind} = 'answer')`;

/** Calls, tokens and cost of a range: in all, by day, model, rung and store. */
export async function sumMoney(tx: ScopedTx, range: UsageRange): Promise<MoneyRow[]> {
  const { by, key, sets } = groupedBy({ day: usageDays.day, model: usageDays.model, rung: usageDays.rung, store: usageDays.storeId });
  const rows = await tx
    .select({
      by, key,
      calls: total(usageDays.calls),
      answers: total(usageDays.calls, ofAnswers),
      answerMicros: total(usageDays.costMicros, ofAnswers),
      inputTokens: total(usageDays.inputTokens),
      cachedInputTokens: total(usageDays.cachedInputTokens),
      outputTokens: total(usageDays.outputTokens),
      reasoningTokens: total(usageDays.reasoningTokens),
      costMicros: total(usageDays.costMicros),
    })
    .from(usageDays)
    .where(inRange(usageDays, range))
    .groupBy(sets);
  return rows as MoneyRow[];
}

/** The sums of a range alone, for the period before. */
export async function sumMoneyInAll(tx: ScopedTx, range: UsageRange): Promise<Omit<MoneyRow, 'by' | 'key' | 'answers' | 'answerMicros'>> {
  const [row] = await tx
    .select({
      calls: total(usageDays.calls),
      inputTokens: total(usageDays.inputTokens),
      cachedInputTokens: total(usageDays.cachedInputTokens),
      outputTokens: total(usageDays.outputTokens),
      reasoningTokens: total(usageDays.reasoningTokens),
      costMicros: total(usageDays.costMicros),
    })
    .from(usageDays)
    .where(inRange(usageDays, range));
  return row ?? { calls: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0, costMicros: 0 };
}

/** What the provider's own cache took off the price of the prompts: cached tokens at the difference of the prices of their day, looked up once a model and day. */
export async function sumCachedInput(tx: ScopedTx, range: UsageRange): Promise<number> {
  const used = tx
    .select({ model: usageDays.model, day: usageDays.day, tokens: sql<number>`sum(${usageDays.cachedInputTokens})`.as('tokens') })
    .from(usageDays)
    .where(sql`${inRange(usageDays, range)} and ${usageDays.cachedInputTokens} > 0`)
    .groupBy(usageDays.model, usageDays.day)
    .as('used');
  const [row] = await tx
    .select({
      micros: sql<number>`coalesce(sum(${used.tokens} * (
        select p.input_micros_per_million - p.cached_input_micros_per_million from prices p
        where p.model = ${used.model} and p.from_day <= ${used.day} order by p.from_day desc limit 1)) / 1000000, 0)::float8`,
    })
    .from(used);
  return Math.round(row?.micros ?? 0);
}
