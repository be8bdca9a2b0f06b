import type { FakeCall } from './fake-model';

/** How long a call's first token was made to wait. */
export interface ModelWait {
  /** The question at the end of the prompt. */
  question: string;
  /** Milliseconds since 1970, for whoever has another clock. */
  startedAtMs: number;
  firstTokenMs: number;
}

const questionMark = 'Question: ';

export function listWaits(calls: readonly FakeCall[]): ModelWait[] {
  return calls.filter(({ kind }) => kind === 'chat').map(({ prompt, startedMs, firstTokenMs }) => {
    const last = prompt.at(-1) ?? '';
    return { question: last.slice(last.lastIndexOf(questionMark) + questionMark.length), startedAtMs: performance.timeOrigin + startedMs, firstTokenMs };
  });
}
