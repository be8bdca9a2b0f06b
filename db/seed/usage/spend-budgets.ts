import { sql } from 'drizzle-orm';
import type { SystemTx } from '@/db/scoped';

/** Brings the budgets of every past period up to the invented answers of the ledger: bars and forecasts of the running month begin with what it says. */
export async function spendBudgets(tx: SystemTx): Promise<void> {
  await tx.execute(sql`insert into budgets as b (level, subject_id, period_start, spent_micros, spent_tokens)
    select k.level, k.subject_id, k.period_start, sum(cost_micros), sum(input_tokens + output_tokens)
    from usage_events cross join lateral (values ('staff', staff_id, day), ('store', store_id, day), ('chain', 0, date_trunc('month', day)::date)) k (level, subject_id, period_start)
    where kind = 'answer' group by 1, 2, 3
    on conflict (level, subject_id, period_start) do update set spent_micros = b.spent_micros + excluded.spent_micros, spent_tokens = b.spent_tokens + excluded.spent_tokens`);
}
