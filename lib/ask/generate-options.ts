import { LeftAlone } from '@/lib/left-alone';
import type { Scope } from '@/lib/scope';
import { watchModel } from '@/lib/models/watch-model';
import type { AskServices } from './ask';
import type { GenerateOptions } from './generate';
import { givesUp } from './give-up';
import { promptLimits } from './pack';
import { paidCall } from './paid-call';
import { recall } from './recall';
import { answerKey } from './recall/answer-key';
import type { Run } from './run';

/** How a run walks the ladder: on whose budgets, until when, and beside whom. */
export function generateOptions(run: Run, scope: Scope, services: AskServices): GenerateOptions {
  const { ladder, purse, closing } = services;
  return {
    ladder,
    signal: run.ask.signal,
    elapsedMs: run.elapsedMs,
    callPaid(step, packed, attempt, signal) {
      const paid = paidCall.bind(null, {
        step: { ...step, modelFor: (permit) => watchModel(step.modelFor(permit), run.watch.watchCall) },
        packed,
        reserve: (inputTokens) => purse.reserve(scope, { runId: run.ask.runId, model: step.modelName, kind: 'answer', rung: step.rung, inputTokens, outputTokensMax: promptLimits.answerTokensMax }),
        settle(permit, used, finished) {
          attempt.used = used;
          attempt.settled = purse.settle(scope, permit, { ...used, finished });
        },
      });
      // What others are having written, or had, is at hand also in a crowd.
      const goesWithout = givesUp(run.place?.pressure ?? 0, step.rung) || closing?.over.aborted === true;
      const call = goesWithout ? withoutCall(step.modelName) : paid;
      // A process that ends gives up what a model still writes: what had arrived is kept, and its reader may ask again.
      const until = closing === undefined ? signal : AbortSignal.any([signal, closing.over]);
      const wanted = { key: answerKey(packed, step.modelName, scope.locale), model: step.modelName, passageIds: packed.citations.map(({ passageId }) => passageId), scope };
      return recall(wanted, call, until, services, (origin) => {
        attempt.joined = origin === 'joined';
        attempt.recalled = origin === 'recalled';
      });
    },
  };
}

function withoutCall(modelName: string): () => AsyncGenerator<string> {
  return async function* () {
    throw new LeftAlone(modelName, 'crowd');
  };
}
