import { plainForm } from '@/lib/ask/recall/answer-key';
import type { ModelWait } from '../fakes/list-waits';

/** A question by the clock, in milliseconds since 1970. */
export interface AskedAt {
  question: string;
  dueAtMs: number;
  /** Its first text. */
  textAtMs: number;
}

/**
 * What each question waited beyond the model's own time to its first token: with the call that it was answered by, or joined. A call that cannot be found
 * counts as none, so that what is not explained is overhead.
 */
export function measureOverhead(asked: readonly AskedAt[], waits: readonly ModelWait[]): number[] {
  const byQuestion = Map.groupBy(waits, ({ question }) => plainForm(question));
  return asked.map(({ question, dueAtMs, textAtMs }) => {
    const call = (byQuestion.get(plainForm(question)) ?? []).findLast(({ startedAtMs, firstTokenMs }) => startedAtMs + firstTokenMs <= textAtMs + clockMsMax);
    return textAtMs - dueAtMs - (call === undefined ? 0 : Math.max(0, call.startedAtMs + call.firstTokenMs - Math.max(call.startedAtMs, dueAtMs)));
  });
}

/** Two processes read the same clock, but not at the same moment. */
const clockMsMax = 5;
