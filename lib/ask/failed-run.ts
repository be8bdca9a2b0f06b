import type { RunEvent } from '@/lib/contract/run-event';
import type { ErrorCode } from '@/lib/errors';

/** A run that failed before its first step, as the events of one that ended. */
export async function* failedRun(errorCode: ErrorCode): AsyncGenerator<RunEvent> {
  yield { type: 'end', outcome: 'failed', errorCode };
}
