import type { ChatTransport } from 'ai';
import type { FloorActions } from '@/lib/contract/floor-actions';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { textOf } from './exchanges';
import { newId } from './new-id';
import { watchStream } from './watch-stream';

export interface ActionTransport extends ChatTransport<FloorMessage> {
  /** Stops the run that is streaming now, if there is one. The stream then ends by itself, with its outcome. */
  stop(): void;
}

/** Tells the server to stop a run. It must arrive even when the page is being left. */
function requestStop(runId: string): void {
  fetch(`/api/runs/${runId}`, { method: 'DELETE', keepalive: true }).catch(() => undefined);
}

/**
 * Carries `useChat` over the streaming server action: only the new question goes up, chunks of the answer come down.
 * `useChat`'s own stop would throw away what arrives after it, so `stop` here leaves the stream open for its ending.
 */
export function actionTransport(ask: FloorActions['ask']): ActionTransport {
  let running: { runId: string; stopped: AbortController } | undefined;
  return {
    async sendMessages({ chatId, messages }) {
      const question = messages.findLast((message) => message.role === 'user');
      if (!question) throw new Error('There is no question to ask');
      const run = { runId: newId(), stopped: new AbortController() };
      running = run;
      const stream = await ask({ runId: run.runId, conversationId: chatId, questionId: question.id, question: textOf(question) });
      return watchStream(stream, { runId: run.runId, stopped: run.stopped.signal, onEnd: () => void (running === run && (running = undefined)) });
    },
    reconnectToStream: () => Promise.resolve(null),
    stop() {
      if (!running || running.stopped.signal.aborted) return;
      requestStop(running.runId);
      running.stopped.abort();
    },
  };
}
