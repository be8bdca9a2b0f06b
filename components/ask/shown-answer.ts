import { toExchanges } from './exchanges';
import { readAnswer, type AnswerView } from './read-answer';
import type { Asking } from './use-ask';

export interface ShownAnswer {
  /** Undefined while the answer has no message yet. */
  id: string | undefined;
  view: AnswerView | undefined;
}

/** The last answer of a conversation, in whatever state it is. */
export function latestAnswer({ messages, phase }: Pick<Asking, 'messages' | 'phase'>): ShownAnswer {
  const last = toExchanges(messages).at(-1);
  return { id: last?.answer?.id, view: last && readAnswer(last.answer, phase) };
}

/** The answer whose sources are shown: the one the reader opened a source of, else the latest. */
export function shownAnswer(asking: Pick<Asking, 'messages' | 'phase'>, chosenId: string | undefined): ShownAnswer {
  const latest = latestAnswer(asking);
  const chosen = asking.messages.find(({ id, role }) => id === chosenId && role === 'assistant');
  return chosen && chosen.id !== latest.id ? { id: chosen.id, view: readAnswer(chosen, 'over') } : latest;
}
