import { sql } from 'drizzle-orm';
import { latencyDays, type LatencyMark } from '@/db/schema/usage-days';
import type { ScopedTx } from '@/db/scoped';
import { inRange, type UsageRange } from './usage-range';

/** How many questions waited for a mark as long as a bucket says: 1.1^bucket to 1.1^(bucket + 1) milliseconds. */
export interface WaitRow {
  mark: LatencyMark;
  bucket: number;
  questions: number;
}

/**
 * The histograms of a range, in no order. Under row-level security the planner expects a two-hundredth of the rows that come, and would
 * sort them on disk where adding them up by a hash takes a third of the time: for this one statement it is told not to sort.
 */
export async function sumWaits(tx: ScopedTx, range: UsageRange): Promise<WaitRow[]> {
  await maySort(tx, false);
  const rows = await tx
    .select({ mark: latencyDays.mark, bucket: latencyDays.bucket, questions: sql<number>`sum(${latencyDays.questions})::int` })
    .from(latencyDays)
    .where(inRange(latencyDays, range))
    .groupBy(latencyDays.mark, latencyDays.bucket);
  await maySort(tx, true);
  return rows;
}

async function maySort(tx: ScopedTx, may: boolean): Promise<void> {
  await tx.execute(sql`select set_config('enable_sort', ${may ? 'on' : 'off'}, true)`);
}
