'use client';

import { useChat } from '@ai-sdk/react';
import { useEffect, useState } from 'react';
import type { FloorActions } from '@/lib/contract/floor-actions';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { actionTransport } from './action-transport';
import { newId } from './new-id';
import type { StreamPhase } from './read-answer';

// Fast enough to look like writing, slow enough not to set the page anew for every token.
const throttleMs = 50;

export interface Asking {
  messages: FloorMessage[];
  /** The phase of the last answer's stream. */
  phase: StreamPhase;
  /** Between pressing Stop and the end of the stream. */
  stopping: boolean;
  ask(question: string): void;
  /** Asks the last question again; its answer is replaced. */
  askAgain(): void;
  stop(): void;
  /** Shows a conversation that was read from the server. */
  show(messages: FloorMessage[]): void;
}

/** A conversation under way: `useChat` over the house's streaming action. */
export function useAsk(conversationId: string, initial: FloorMessage[], askAction: FloorActions['ask']): Asking {
  const [transport] = useState(() => actionTransport(askAction));
  const [stoppingRun, setStoppingRun] = useState(false);
  const chat = useChat<FloorMessage>({ id: conversationId, messages: initial, transport, generateId: newId, throttle: throttleMs });
  const open = chat.status === 'submitted' || chat.status === 'streaming';

  // Whoever has gone to another conversation or screen waits for this answer no longer: what had arrived is kept.
  useEffect(() => () => transport.stop(), [transport]);

  const begin = (start: () => Promise<void>) => {
    setStoppingRun(false);
    void start();
  };
  return {
    messages: chat.messages,
    phase: open ? 'open' : chat.status === 'error' ? 'broken' : 'over',
    stopping: open && stoppingRun,
    ask: (question) => begin(() => chat.sendMessage({ text: question, metadata: { createdAt: new Date().toISOString() } })),
    askAgain: () => begin(() => chat.regenerate()),
    stop() {
      setStoppingRun(true);
      transport.stop();
    },
    show: chat.setMessages,
  };
}
