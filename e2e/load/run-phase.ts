import { askOverHttp, type AskTimes } from './ask-over-http';
import type { LoadQuestion } from './load-questions';
import { runOpenLoop } from './open-loop';
import { scoreAnswer, type AnswerScore } from './score-answer';

/** One question of a rehearsal: when it was due (milliseconds from the phase's start), how it went, and how good it was. */
export interface Asked extends AskTimes {
  dueMs: number;
  question: string;
  /** Null when no answer came. */
  score: AnswerScore | null;
}

interface Running {
  url: string;
  perSecond: number;
  seconds: number;
  seed: number;
  signal: AbortSignal;
  next(): LoadQuestion;
  /** A key, and what its owner may read. */
  asker(staffNumber: string): { key: string; readable: ReadonlySet<string> };
}

export interface PhaseRun {
  asked: readonly Asked[];
  /** When it began, in milliseconds since 1970. */
  startedAtMs: number;
  /** The most questions that were open at once. */
  openMax: number;
}

/** Asks at random moments, whether or not earlier answers are there, and waits for the last one. */
export async function runPhase({ url, next, asker, ...loop }: Running): Promise<PhaseRun> {
  const startMs = performance.now();
  let open = 0;
  let openMax = 0;
  const asked = await runOpenLoop(loop, async (_, dueMs) => {
    const question = next();
    const { key, readable } = asker(question.staffNumber);
    openMax = Math.max(openMax, (open += 1));
    const times = await askOverHttp({ url, key, question: question.question, dueMs, signal: loop.signal });
    open -= 1;
    return { ...times, question: question.question, dueMs: dueMs - startMs, score: times.error === null ? scoreAnswer(question, times, readable) : null };
  });
  return { asked, startedAtMs: performance.timeOrigin + startMs, openMax };
}
