import type { Scope } from '@/lib/scope';
import type { AskServices } from './ask';
import type { GenerateOptions } from './generate';
import { promptLimits } from './pack';
import { paidCall } from './paid-call';
import { recall } from './recall';
import { answerKey } from './recall/answer-key';
import type { Run } from './run';

/** How a run walks the ladder: on whose budgets, until when, and beside whom. */
export function generateOptions(run: Run, scope: Scope, services: AskServices): GenerateOptions {
  const { ladder, purse, flights } = services;
  return {
    ladder,
    signal: run.ask.signal,
    elapsedMs: run.elapsedMs,
    callPaid(step, packed, attempt, signal) {
      const call = paidCall.bind(null, {
        step,
        packed,
        reserve: () => purse.reserve(scope, { runId: run.ask.runId, model: step.modelName, kind: 'answer', rung: step.rung, inputTokens: packed.inputTokens, outputTokensMax: promptLimits.answerTokensMax }),
        settle(permit, used, finished) {
          attempt.used = used;
          attempt.settled = purse.settle(scope, permit, { ...used, finished });
        },
      });
      return recall(flights, answerKey(packed, step.modelName, scope.locale), call, signal, (joined) => (attempt.joined = joined));
    },
  };
}
