import { basename } from 'node:path';
import type { FitSet } from '@/e2e/evals/fit-evidence';
import { readQuestions } from '@/e2e/evals/read-questions';
import { runEval } from '@/e2e/evals/run-eval';
import type { Env } from '@/lib/env';
import { makeEndings, type Endings } from '../start/endings';
import type { ProgressBar } from '../knowledge/progress-bar';
import { openEvalHouse } from './open-eval-house';
import type { SetArgument } from './read-eval-arguments';

/** Asks the questions of every set, a house for each set of documents, and gives what the fit needs of the outcomes, in the order of the sets. */
export async function askFitSets(sets: readonly SetArgument[], options: { env: Env; endings: Endings; signal: AbortSignal; bar: ProgressBar }): Promise<FitSet[]> {
  const asked = new Map<SetArgument, FitSet>();
  for (const [docs, own] of Map.groupBy(sets, (set) => set.docs)) {
    const endings = makeEndings();
    options.endings.add(() => endings.end());
    const { house, services, collections } = await openEvalHouse(docs, { ...options, endings });
    for (const set of own) {
      const questions = await readQuestions(set.questions, collections, set.limit ?? null);
      const outcomes = await runEval(questions, { ...services, house, signal: options.signal }, { kind: 'retrieval', parallel: 1, onProgress: (progress) => options.bar.show({ ...progress, label: `questions of ${basename(set.questions)}` }) });
      asked.set(set, { name: basename(set.questions), weight: set.weight, outcomes });
    }
    await endings.end();
  }
  return sets.flatMap((set) => asked.get(set) ?? []);
}
