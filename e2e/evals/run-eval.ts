import { askEvalQuestion, type EvalKind, type EvalOutcome, type EvalServices } from './ask-eval-question';
import type { EvalQuestion } from './read-questions';

interface RunOptions {
  kind: EvalKind;
  /** How many questions are under way at once; with more than one, times say less. */
  parallel: number;
  onProgress(progress: { done: number; total: number }): void;
}

/** Asks every question, in order; outcomes come in the same order. */
export async function runEval(questions: readonly EvalQuestion[], services: EvalServices, { kind, parallel, onProgress }: RunOptions): Promise<EvalOutcome[]> {
  const outcomes: EvalOutcome[] = [];
  let next = 0;
  let done = 0;
  async function work(): Promise<void> {
    for (let place = next++; place < questions.length; place = next++) {
      const question = questions[place];
      services.signal.throwIfAborted();
      if (question) outcomes[place] = await askAgainIfLate(kind, question, services);
      onProgress({ done: (done += 1), total: questions.length });
    }
  }
  // The first questions of a process pay for what is only loaded once; they are asked again and counted then.
  for (const question of questions.slice(0, 3)) await askEvalQuestion(kind, question, services);
  await Promise.all(Array.from({ length: parallel }, work));
  return outcomes;
}

/** An embedder that was late on a busy machine says nothing about quality: such a question gets a second try. */
async function askAgainIfLate(kind: EvalKind, question: EvalQuestion, services: EvalServices): Promise<EvalOutcome> {
  const outcome = await askEvalQuestion(kind, question, services);
  return outcome.trouble.includes('embedder') ? askEvalQuestion(kind, question, services) : outcome;
}
