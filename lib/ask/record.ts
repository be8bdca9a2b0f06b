import { insertTrace } from '@/db/queries/traces';
import { insertAnswer } from '@/db/queries/answers';
import { withScope } from '@/db/scoped';
import type { StoredPart } from '@/lib/contract/stored-part';
import { reasonOf } from '@/lib/reason-of';
import type { AskServices } from './ask';
import { outcomeOf, type Run } from './run';
import { traceOf } from './trace-of';

/**
 * Writes down how the run ended: one trace row, and the answer in its conversation. A run that was not let in leaves no row
 * (there is nobody to show it to, or they ask too fast to be written down). A database that is away now must not
 * take the answer from its reader, so a failure here is logged and goes no further.
 */
export async function record(run: Run, services: AskServices): Promise<void> {
  const { scope, ask } = run;
  if (scope === null) return;
  try {
    await withScope(services.db, scope, async (tx) => {
      if (ask.from.channel === 'tablet' && run.understood !== null) await insertAnswer(tx, scope, { runId: ask.runId, conversationId: ask.from.conversationId, questionId: ask.from.questionId, parts: storedParts(run), now: services.clock.now() });
      await insertTrace(tx, traceOf(run, scope));
    });
  } catch (error) {
    services.log.error('record_failed', { runId: ask.runId, cause: reasonOf(error) });
  }
}

/** The answer as the screen will show it again. */
function storedParts(run: Run): StoredPart[] {
  const { generation, citations, nearest, check, ask, error } = run;
  const outcome = outcomeOf(run);
  const parts: StoredPart[] = [];
  if (citations.length > 0) parts.push({ type: 'data-sources', data: { citations: [...citations] } });
  if (outcome === 'refused') parts.push({ type: 'data-refusal', data: { nearest: [...nearest] } });
  for (const notice of run.notices) parts.push({ type: 'data-notice', data: notice });
  if (generation.text !== '') parts.push({ type: 'text', text: generation.text });
  if (check !== null) parts.push({ type: 'data-check', data: check });
  const rung = generation.rung === null ? {} : { rung: generation.rung };
  const errorCode = error === null ? {} : { errorCode: error.code };
  parts.push({ type: 'data-outcome', data: { runId: ask.runId, outcome, ...rung, ...errorCode } });
  return parts;
}
