import { listCommonQuestions, type ListedTrace } from '@/db/queries/traces-read';
import type { ScopedTx } from '@/db/scoped';
import type { TraceFilter } from '@/lib/contract/trace-view';
import type { Scope } from '@/lib/scope';

type Asked = Pick<ListedTrace, 'runId' | 'staffId' | 'question' | 'outcome' | 'rating'>;

/**
 * The words of the questions that the reader may see, by run. Row-level security has decided which runs there are at all; of these the usage page's
 * rule holds: one's own questions, those without a good answer (refused, or rated badly), and those that two people asked, or anybody three times.
 */
export async function showWords(tx: ScopedTx, scope: Scope, range: Pick<TraceFilter, 'from' | 'until' | 'storeIds'>, asked: readonly Asked[]): Promise<Map<string, string>> {
  const shown = (row: Asked) => row.staffId === scope.staffId || row.outcome === 'refused' || row.rating === -1;
  const inDoubt = asked.filter((row) => row.question !== '' && !shown(row)).map(({ question }) => alike(question));
  const common = await listCommonQuestions(tx, range, [...new Set(inDoubt)]);
  return new Map(asked.filter((row) => row.question !== '' && (shown(row) || common.has(alike(row.question)))).map(({ runId, question }) => [runId, question]));
}

/** As Postgres' `lower(btrim())` makes it: spaces alone are cut off. */
function alike(question: string): string {
  return question.replace(/^ +| +$/gu, '').toLowerCase();
}
