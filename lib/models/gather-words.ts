import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { z } from 'zod';

/** A chunk of a chat completion that brings words and nothing else. */
const wordsSchema = z.looseObject({
  choices: z.tuple([z.looseObject({ delta: z.strictObject({ content: z.string().min(1) }), finish_reason: z.null().optional(), logprobs: z.null().optional() })]),
  usage: z.null().optional(),
});
type Words = z.infer<typeof wordsSchema>;

/**
 * A `fetch` that gathers the words of a streamed chat completion: the first go on at once, what follows sixteen times a second, together. Nobody
 * reads faster, and every chunk is work for each stage behind it and for the tablet, which sets the answer anew with it; a model sends one
 * every twenty milliseconds. All else of a stream goes on as it came.
 */
export function gatherWords(fetchWords: typeof fetch, everyMs = 60): typeof fetch {
  return async (input, init) => {
    const response = await fetchWords(input, init);
    const streams = response.ok && response.body !== null && response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    return streams ? new Response(gathered(response.body, everyMs), { status: response.status, headers: response.headers }) : response;
  };
}

/** The stream's events, read as they come; who reads them does so at their own pace, and hears of a broken connection after all that came before it. */
function gathered(body: ReadableStream<Uint8Array>, everyMs: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const ready = makeReady();
  const words = holdWords(ready.add, everyMs);
  const parser = createParser({ onEvent: words.take });

  async function pump(): Promise<void> {
    const decoder = new TextDecoder();
    for (let next = await reader.read(); !next.done; next = await reader.read()) parser.feed(decoder.decode(next.value, { stream: true }));
    parser.feed(decoder.decode());
  }

  void pump().then(() => ({}), (cause: unknown) => ({ cause })).then((end) => {
    words.tell();
    ready.finish(end);
  });
  return new ReadableStream({
    async pull(controller) {
      const next = await ready.next();
      if (typeof next === 'string') controller.enqueue(new TextEncoder().encode(next));
      else if ('cause' in next) controller.error(next.cause);
      else controller.close();
    },
    async cancel(reason) {
      await reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
}

/** Holds words back until it is time to tell them, or until something else comes. */
function holdWords(tellEvent: (text: string) => void, everyMs: number) {
  let held: Words | null = null;
  let toldMs = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    timer = void clearTimeout(timer);
    if (held === null) return;
    tellEvent(eventOf({ data: JSON.stringify(held) }));
    held = null;
    toldMs = performance.now();
  }

  function take(event: Pick<EventSourceMessage, 'event' | 'data'>): void {
    const words = readWords(event.data);
    if (words === null) {
      tell();
      return tellEvent(eventOf(event));
    }
    if (held === null) held = words;
    else held.choices[0].delta.content += words.choices[0].delta.content;
    const early = toldMs + everyMs - performance.now();
    if (early <= 0) tell();
    else timer ??= setTimeout(tell, early);
  }
  return { take, tell };
}

function readWords(data: string): Words | null {
  try {
    return wordsSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}

function eventOf({ event, data }: Pick<EventSourceMessage, 'event' | 'data'>): string {
  const name = event === undefined ? '' : `event: ${event}\n`;
  return `${name}${data.split('\n').map((line) => `data: ${line}\n`).join('')}\n`;
}

/** What is to be read, in order, and how it ends. */
function makeReady() {
  const texts: string[] = [];
  let end: { cause?: unknown } | null = null;
  let news = Promise.withResolvers<void>();
  const wake = () => {
    news.resolve();
    news = Promise.withResolvers<void>();
  };
  return {
    add(text: string) {
      texts.push(text);
      wake();
    },
    finish(how: { cause?: unknown }) {
      end = how;
      wake();
    },
    async next(): Promise<string | { cause?: unknown }> {
      for (;;) {
        if (texts.length > 0) return texts.splice(0).join('');
        if (end !== null) return end;
        await news.promise;
      }
    },
  };
}
