import { gte, sql } from 'drizzle-orm';
import { stores } from '@/db/schema/stores';
import { questionDays, usageDays } from '@/db/schema/usage-days';
import type { SystemTx } from '@/db/scoped';

/** Every store with the zone that its days are counted in. */
export async function listZones(tx: SystemTx): Promise<{ id: number; timeZone: string }[]> {
  return tx.select({ id: stores.id, timeZone: stores.timeZone }).from(stores).orderBy(stores.id);
}

/** A store's day in three numbers. */
export interface DayFigures {
  storeId: number;
  day: string;
  questions: number;
  refused: number;
  costMicros: number;
}

/** The days of every store since one, in no order. A day without questions has no row. */
export async function listDayFigures(tx: SystemTx, since: string): Promise<DayFigures[]> {
  const asked = await tx
    .select({ storeId: questionDays.storeId, day: questionDays.day, questions: sql<number>`sum(${questionDays.questions})::int`, refused: sql<number>`coalesce(sum(${questionDays.questions}) filter (where ${questionDays.outcome} = 'refused'), 0)::int` })
    .from(questionDays).where(gte(questionDays.day, since)).groupBy(questionDays.storeId, questionDays.day);
  const paid = await tx
    .select({ storeId: usageDays.storeId, day: usageDays.day, costMicros: sql<number>`sum(${usageDays.costMicros})::float8` })
    .from(usageDays).where(gte(usageDays.day, since)).groupBy(usageDays.storeId, usageDays.day);
  const costs = new Map(paid.map(({ storeId, day, costMicros }) => [`${storeId} ${day}`, costMicros]));
  return asked.map((row) => ({ ...row, costMicros: costs.get(`${row.storeId} ${row.day}`) ?? 0 }));
}

/** What one answer reserves as a rule: the middle of those since a day, of one store or of all. Zero while there was none. */
export async function usualReservation(tx: SystemTx, storeId: number | null, since: string): Promise<{ micros: number; tokens: number }> {
  const { rows } = (await tx.execute(sql`
    select coalesce(percentile_disc(0.5) within group (order by p.reserved_micros), 0)::float8 as micros, coalesce(percentile_disc(0.5) within group (order by p.reserved_tokens), 0)::float8 as tokens
    from usage_events e join permits p on p.id = e.permit_id
    where e.kind = 'answer' and e.day >= ${since}::date and (${storeId}::int is null or e.store_id = ${storeId}::int)`)) as { rows: { micros: number; tokens: number }[] };
  return rows[0] ?? { micros: 0, tokens: 0 };
}
