import type { RunEvent } from '@/lib/contract/run-event';
import { errorBody } from './error-body';
import { errorOf, openaiUsage, refusalText, type CompletionHead } from './to-chat-completion';
import { toSearchResult } from './to-search-result';

interface StreamOptions {
  includeUsage: boolean;
  onEnd(): void;
  onLeave(): void;
}

/**
 * A run as server-sent events of `chat.completion.chunk` objects. Sources come first, in a chunk of their own
 * (`search_results`, empty delta); the last chunk before `[DONE]` carries usage when it was asked for. The stream is there once the
 * run has its first event, so that one which fails before it is an answer with a status and headers: that is thrown.
 */
export async function streamChatCompletion(events: AsyncGenerator<RunEvent>, head: CompletionHead, options: StreamOptions): Promise<ReadableStream<Uint8Array>> {
  const lines = sseLines(events, head, options.includeUsage);
  const encoder = new TextEncoder();
  const first = await lines.next();
  return new ReadableStream({
    start(controller) {
      if (first.done !== true) controller.enqueue(encoder.encode(first.value));
    },
    async pull(controller) {
      const next = await lines.next();
      if (next.done === true) {
        options.onEnd();
        controller.close();
      } else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      options.onLeave();
      await lines.return();
      options.onEnd();
    },
  });
}

async function* sseLines(events: AsyncIterable<RunEvent>, head: CompletionHead, includeUsage: boolean): AsyncGenerator<string, void> {
  const chunk = (delta: object, extra: object = {}, finish: 'stop' | null = null) =>
    line({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }], ...extra });
  let begun = false;
  for await (const event of events) {
    if (!begun && event.type === 'end' && event.outcome === 'failed') throw errorOf(event);
    if (!begun) yield chunk({ role: 'assistant', content: '' });
    begun = true;
    if (event.type === 'sources') yield chunk({}, { search_results: event.citations.map(toSearchResult) });
    else if (event.type === 'notice') yield chunk({}, { floorhand: { notice: event.code, rung: event.rung ?? null } });
    else if (event.type === 'text') yield chunk({ content: event.delta });
    else if (event.type === 'refusal') yield chunk({ content: refusalText }, { search_results: [], floorhand: { nearest: event.nearest } });
    else if (event.type === 'check') yield chunk({}, { floorhand: { check: event.result } });
    else {
      const failed = event.outcome === 'failed';
      yield chunk({}, { floorhand: { outcome: event.outcome, rung: event.rung ?? null } }, failed ? null : 'stop');
      if (includeUsage && event.usage !== undefined) yield line({ ...head, object: 'chat.completion.chunk', choices: [], usage: openaiUsage(event.usage) });
      // Last, because the official clients throw it and read no further: half an answer must not pass for a whole one.
      if (failed) yield line(errorBody(errorOf(event)));
    }
  }
  yield 'data: [DONE]\n\n';
}

function line(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
