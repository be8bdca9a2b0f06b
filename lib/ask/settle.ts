import type { AskServices } from './ask';
import type { RungAttempt } from './generate';
import type { Run } from './run';

/** Swaps every permit of the run for what its call really used, once, however the run ended. */
export async function settle(run: Run, services: AskServices): Promise<void> {
  await Promise.all(run.generation.attempts.map((attempt) => settleAttempt(run, attempt, services)));
}

/** Settles one rung; the next one may need the room that this one did not use. */
export async function settleAttempt({ scope }: Run, attempt: RungAttempt, { purse }: Pick<AskServices, 'purse'>): Promise<void> {
  const { permit, used } = attempt;
  if (permit === null || used === null || scope === null) return;
  attempt.permit = null;
  await purse.settle(scope, permit, { ...used, finished: attempt.outcome === 'answered' });
}
