import { sql, type SQL } from 'drizzle-orm';
import { latencyDays, latencyMonths, type LatencyMark } from '@/db/schema/usage-days';
import type { ScopedTx } from '@/db/scoped';
import { inRange, type UsageRange } from './usage-range';
import { wholeMonthsOf } from './whole-months';

/** How many questions waited for a mark as long as a bucket says: 1.1^bucket to 1.1^(bucket + 1) milliseconds. */
export interface WaitRow {
  mark: LatencyMark;
  bucket: number;
  questions: number;
}

/**
 * The histograms of a range, in no order: whole months from their own table, the days around them from theirs. Under row-level security
 * the planner expects a two-hundredth of the rows that come, and would sort them on disk where adding them up by a hash takes a third of
 * the time: for this one statement it is told not to sort.
 */
export async function sumWaits(tx: ScopedTx, range: UsageRange): Promise<WaitRow[]> {
  const { months, days } = wholeMonthsOf(range);
  const { mark, bucket, questions } = latencyDays;
  const parts = days.map((part): SQL => sql`select ${mark}, ${bucket}, ${questions} from ${latencyDays} where ${inRange(latencyDays, { ...range, ...part })}`);
  if (months !== null) parts.push(sql`select ${latencyMonths.mark}, ${latencyMonths.bucket}, ${latencyMonths.questions} from ${latencyMonths} where ${inRange({ ...latencyMonths, day: latencyMonths.month }, { ...range, ...months })}`);
  await maySort(tx, false);
  const rows = await tx
    .select({ mark: sql<LatencyMark>`mark`, bucket: sql<number>`bucket`, questions: sql<number>`sum(questions)::int` })
    .from(sql`(${sql.join(parts, sql` union all `)}) as waits`)
    .groupBy(sql`mark`, sql`bucket`);
  await maySort(tx, true);
  return rows;
}

async function maySort(tx: ScopedTx, may: boolean): Promise<void> {
  await tx.execute(sql`select set_config('enable_sort', ${may ? 'on' : 'off'}, true)`);
}
