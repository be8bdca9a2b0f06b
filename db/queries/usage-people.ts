import { asc, desc, eq, sql } from 'drizzle-orm';
import { staff } from '@/db/schema/staff';
import { staffDays } from '@/db/schema/usage-days';
import type { ScopedTx } from '@/db/scoped';
import { inRange, type UsageRange } from './usage-range';

/** How many questions each person asked, by name, as far as the reader may see both. */
export async function countQuestionsByPerson(tx: ScopedTx, range: UsageRange): Promise<{ staffId: number; name: string; questions: number }[]> {
  const questions = sql<number>`sum(${staffDays.questions})::int`;
  return tx
    .select({ staffId: staff.id, name: staff.name, questions })
    .from(staffDays)
    .innerJoin(staff, eq(staff.id, staffDays.staffId))
    .where(inRange(staffDays, range))
    .groupBy(staff.id, staff.name)
    .orderBy(desc(questions), asc(staff.name));
}
