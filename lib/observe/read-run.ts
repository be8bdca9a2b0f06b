import { listCallsOfRuns, listPassageTitles, readTrace } from '@/db/queries/traces-read';
import { readCurrency } from '@/db/queries/usage-budgets';
import type { ScopedTx } from '@/db/scoped';
import { traceDetailSchema } from '@/lib/contract/trace-detail';
import type { TraceView } from '@/lib/contract/trace-view';
import { FloorhandError } from '@/lib/errors';
import { atLeast, type Scope } from '@/lib/scope';
import { rowOf } from './list-runs';
import { showWords } from './show-words';
import { periodEnding } from './usage-period';

/** One run with everything that is known of it. Throws `not_found` when it is not there for this reader. */
export async function readRun(tx: ScopedTx, scope: Scope, runId: string): Promise<TraceView> {
  const row = atLeast(scope.role, 'manager') ? await readTrace(tx, runId) : undefined;
  if (row === undefined) throw new FloorhandError('not_found');
  const { evidence, rungAttempts, collectionIds, stages, confidence, noLeave, degraded, traceId } = traceDetailSchema.parse(row.detail);
  const words = await showWords(tx, scope, { ...periodEnding(row.day, 'month'), storeIds: [...scope.storeIds] }, [row]);
  const titles = await listPassageTitles(tx, evidence.map(({ passageId }) => passageId));
  const calls = (await listCallsOfRuns(tx, [row])).map(({ runId: _, ...call }) => call);
  const own = row.staffId === scope.staffId;
  return {
    ...rowOf(row, words.get(runId) ?? null, calls.reduce((sum, { costMicros }) => sum + costMicros, 0)),
    asker: own ? { role: row.askerRole, collections: collectionIds.length } : null,
    errorCode: row.errorCode,
    firstSourceMs: row.firstSourceMs,
    confidence, stages, degraded,
    attempts: rungAttempts,
    noLeave: noLeave ?? null,
    traceId: traceId ?? null,
    evidence: evidence.map(({ passageId, keyword, vector, fused, rank, cited }) => ({ passage: titles.get(passageId) ?? null, keyword, vector, fused, rank: rank ?? null, cited })),
    calls,
    currency: await readCurrency(tx),
  };
}
