import type { InferUIMessageChunk } from 'ai';
import type { FloorMessage } from '@/lib/contract/floor-message';
import type { RunEvent } from '@/lib/contract/run-event';
import { noticeOf } from './show';

export type FloorChunk = InferUIMessageChunk<FloorMessage>;

interface StreamOptions {
  runId: string;
  /** Called when the reader has left. */
  onLeave(): void;
}

const textId = 'answer';

/**
 * Turns a run into the chunks of one assistant message for `useChat`. The stream is returned at once and works inside,
 * because a browser runs one server action at a time until its promise resolves. Nothing is done before somebody reads it.
 */
export function streamToFloor(events: AsyncGenerator<RunEvent>, options: StreamOptions): ReadableStream<FloorChunk> {
  const chunks = floorChunks(events, options.runId);
  return new ReadableStream<FloorChunk>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      options.onLeave();
      await chunks.return();
    },
  }, { highWaterMark: 0 });
}

async function* floorChunks(events: AsyncGenerator<RunEvent>, runId: string): AsyncGenerator<FloorChunk, void> {
  yield { type: 'start', messageId: runId };
  let textOpen = false;
  for await (const event of events) {
    if (textOpen && event.type !== 'text' && event.type !== 'notice') {
      yield { type: 'text-end', id: textId };
      textOpen = false;
    }
    if (event.type === 'text' && !textOpen) {
      yield { type: 'text-start', id: textId };
      textOpen = true;
    }
    yield floorChunk(event, runId);
  }
  yield { type: 'finish' };
}

function floorChunk(event: RunEvent, runId: string): FloorChunk {
  switch (event.type) {
    case 'sources':
      return { type: 'data-sources', data: { citations: event.citations } };
    case 'notice':
      return { type: 'data-notice', data: noticeOf(event) };
    case 'text':
      return { type: 'text-delta', id: textId, delta: event.delta };
    case 'check':
      return { type: 'data-check', data: event.result };
    case 'refusal':
      return { type: 'data-refusal', data: { nearest: event.nearest } };
    case 'end': {
      const { outcome, rung, errorCode, retryAfterSeconds } = event;
      return { type: 'data-outcome', data: { runId, outcome, ...(rung === undefined ? {} : { rung }), ...(errorCode === undefined ? {} : { errorCode }), ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) } };
    }
  }
}
