import { traces } from '@/db/schema/traces';
import type { ScopedTx } from '@/db/scoped';

export type NewTrace = typeof traces.$inferInsert;

/** Writes one run's trace. The same run twice is one row. */
export async function insertTrace(tx: ScopedTx, trace: NewTrace): Promise<void> {
  await tx.insert(traces).values(trace).onConflictDoNothing();
}
