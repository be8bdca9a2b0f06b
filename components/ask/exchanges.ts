import type { FloorMessage } from '@/lib/contract/floor-message';

/** One question and what came of it. */
export interface Exchange {
  question: FloorMessage;
  answer: FloorMessage | undefined;
}

/** Pairs the messages of a conversation: every question with the answer after it, if there is one. */
export function toExchanges(messages: readonly FloorMessage[]): Exchange[] {
  return messages.flatMap((message, at) => {
    if (message.role !== 'user') return [];
    const next = messages[at + 1];
    return [{ question: message, answer: next?.role === 'assistant' ? next : undefined }];
  });
}

/** The words of a message, without its data. */
export function textOf(message: FloorMessage): string {
  return message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
