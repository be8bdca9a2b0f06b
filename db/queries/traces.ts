import { eq } from 'drizzle-orm';
import { traces } from '@/db/schema/traces';
import type { ScopedTx } from '@/db/scoped';

export type NewTrace = typeof traces.$inferInsert;

/** Writes one run's trace. The same run twice is one row. */
export async function insertTrace(tx: ScopedTx, trace: NewTrace): Promise<void> {
  await tx.insert(traces).values(trace).onConflictDoNothing();
}

/** Whether a run of this reader's was recorded under this id. */
export async function traceExists(tx: ScopedTx, runId: string): Promise<boolean> {
  return (await tx.select({ runId: traces.runId }).from(traces).where(eq(traces.runId, runId))).length > 0;
}
