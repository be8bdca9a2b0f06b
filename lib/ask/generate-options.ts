import type { Scope } from '@/lib/scope';
import type { AskServices } from './ask';
import type { GenerateOptions } from './generate';
import { promptLimits } from './pack';
import type { Run } from './run';
import { settleAttempt } from './settle';

/** How a run walks the ladder: on whose budgets, until when. */
export function generateOptions(run: Run, scope: Scope, services: AskServices): GenerateOptions {
  return {
    ladder: services.ladder,
    signal: run.ask.signal,
    elapsedMs: run.elapsedMs,
    reserve: (step, packed) =>
      services.purse.reserve(scope, { runId: run.ask.runId, model: step.modelName, kind: 'answer', rung: step.rung, inputTokens: packed.inputTokens, outputTokensMax: promptLimits.answerTokensMax }),
    settle: (attempt) => settleAttempt(run, attempt, services),
  };
}
