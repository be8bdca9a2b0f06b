import { listCallsOfRuns, listTraces, type ListedTrace } from '@/db/queries/traces-read';
import { listUsageStores, readCurrency } from '@/db/queries/usage-budgets';
import { areQuestionsWithheld } from '@/db/queries/usage-gaps';
import type { ScopedTx } from '@/db/scoped';
import { rungs } from '@/lib/contract/run-event';
import type { TraceFilter, TraceList, TraceRow } from '@/lib/contract/trace-view';
import type { Scope } from '@/lib/scope';
import { showWords } from './show-words';

const perPage = 40;

/** One page of runs, as far as the reader may see them. */
export async function listRuns(tx: ScopedTx, scope: Scope, filter: TraceFilter): Promise<TraceList> {
  const found = await listTraces(tx, filter, perPage + 1);
  const page = found.slice(0, perPage);
  const words = await showWords(tx, scope, filter, page);
  const costs = Map.groupBy(await listCallsOfRuns(tx, page), ({ runId }) => runId);
  const costOf = (runId: string) => (costs.get(runId) ?? []).reduce((sum, { costMicros }) => sum + costMicros, 0);
  const stores = await listUsageStores(tx, scope.storeIds);
  const last = found.length > perPage ? page.at(-1) : undefined;
  return {
    filter,
    stores: stores.map(({ id, name, city }) => ({ id, name: `${city}, ${name}` })),
    rows: page.map((row) => rowOf(row, words.get(row.runId) ?? null, costOf(row.runId))),
    next: last === undefined ? null : { key: filter.order === 'newest' ? last.createdAt.toISOString() : String(last.totalMs), runId: last.runId },
    withheld: await areQuestionsWithheld(tx, filter),
    currency: await readCurrency(tx),
  };
}

/** A run as the list shows it. */
export function rowOf(row: ListedTrace, question: string | null, costMicros: number): TraceRow {
  const { runId, createdAt, timeZone, store, channel, outcome, firstTextMs, totalMs } = row;
  return { runId, at: createdAt.toISOString(), timeZone, store, channel, outcome, rung: rungs.find((rung) => rung === row.rung) ?? null, firstTextMs, totalMs, costMicros, question };
}
