import type { ChatTransport, InferUIMessageChunk } from 'ai';
import type { FloorActions } from '@/lib/contract/floor-actions';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { textOf } from './exchanges';
import { newId } from './new-id';

type FloorChunk = InferUIMessageChunk<FloorMessage>;

/** How long a stopped run may take to say so itself; its last sources and checks are worth this wait. */
const stopGraceMs = 2_000;
/** The server's own deadlines end every run long before; a silence this long means that nobody is there. */
const silenceMsMax = 60_000;

export interface ActionTransport extends ChatTransport<FloorMessage> {
  /** Stops the run that is streaming now. The stream then ends by itself, with its outcome. */
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
    async sendMessages({ chatId, messages, trigger }) {
      const question = messages.findLast((message) => message.role === 'user');
      if (!question) throw new Error('There is no question to ask');
      const run = { runId: newId(), stopped: new AbortController() };
      running = run;
      const retry = trigger === 'regenerate-message';
      const stream = await ask({ runId: run.runId, conversationId: chatId, questionId: question.id, question: textOf(question), retry });
      return watchStream(stream, run.runId, run.stopped.signal);
    },
    reconnectToStream: () => Promise.resolve(null),
    stop() {
      if (!running || running.stopped.signal.aborted) return;
      requestStop(running.runId);
      running.stopped.abort();
    },
  };
}

/** Passes a run's chunks on. A stopped run that stays silent gets its outcome from here; one that nobody answers is an error. */
function watchStream(source: ReadableStream<FloorChunk>, runId: string, stopped: AbortSignal): ReadableStream<FloorChunk> {
  const reader = source.getReader();
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new ReadableStream<FloorChunk>({
    start(controller) {
      const onStop = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (over) return;
          over = true;
          controller.enqueue({ type: 'data-outcome', data: { runId, outcome: 'stopped' } });
          controller.close();
          void reader.cancel().catch(() => undefined);
        }, stopGraceMs);
      };
      if (stopped.aborted) onStop();
      else stopped.addEventListener('abort', onStop, { once: true });
    },
    async pull(controller) {
      if (!stopped.aborted) {
        clearTimeout(timer);
        timer = setTimeout(() => void reader.cancel().catch(() => undefined).then(() => over || controller.error(new Error('The answer fell silent'))), silenceMsMax);
      }
      const next = await reader.read();
      if (over) return;
      if (!next.done) return controller.enqueue(next.value);
      over = true;
      clearTimeout(timer);
      controller.close();
    },
    cancel(reason) {
      over = true;
      clearTimeout(timer);
      return reader.cancel(reason);
    },
  });
}
