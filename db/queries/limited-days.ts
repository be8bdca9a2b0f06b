import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { limitedDays } from '@/db/schema/usage-days';
import { callAsSystem, type ScopedTx } from '@/db/scoped';
import type { Role } from '@/lib/scope';
import { inRange, type UsageRange } from './usage-range';

/** Questions that the rate limits turned away, of one store's day. */
export interface LimitedCount {
  day: string;
  storeId: number;
  role: Role;
  channel: 'tablet' | 'api';
  questions: number;
}

/** Adds counts to those that are there. */
export async function addLimited(db: Database, counts: readonly LimitedCount[]): Promise<void> {
  await callAsSystem(db, 'add_limited', [JSON.stringify(counts.map(({ day, storeId, role, channel, questions }) => ({ day, store: storeId, as_role: role, channel, questions })))]);
}

/** How many questions of a range were turned away. */
export async function sumLimited(tx: ScopedTx, range: UsageRange): Promise<number> {
  const [row] = await tx.select({ questions: sql<number>`coalesce(sum(${limitedDays.questions}), 0)::int` }).from(limitedDays).where(inRange(limitedDays, range));
  return row?.questions ?? 0;
}
