import { createOpenAI } from '@ai-sdk/openai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatherWords } from './gather-words';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const chunk = (delta: object, more: object = {}) => `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [{ index: 0, delta, finish_reason: null }], ...more })}\n\n`;
const word = (content: string) => chunk({ content });

/** A provider whose stream is written by hand. */
function provider(contentType = 'text/event-stream; charset=utf-8') {
  let writer: ReadableStreamDefaultController<Uint8Array> | undefined;
  const seen = { cancelled: false };
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (writer = controller), cancel: () => void (seen.cancelled = true) });
  return {
    seen,
    writeBytes: (bytes: Uint8Array) => writer?.enqueue(bytes),
    write: (text: string) => writer?.enqueue(new TextEncoder().encode(text)),
    end: () => writer?.close(),
    break: () => writer?.error(new Error('reset')),
    fetch: gatherWords(() => Promise.resolve(new Response(body, { headers: { 'content-type': contentType } }))),
  };
}

async function readerOf({ fetch }: ReturnType<typeof provider>) {
  const reader = (await fetch('http://provider')).body?.getReader();
  if (!reader) throw new Error('There is no body.');
  return { next: async () => new TextDecoder().decode((await reader.read()).value), cancel: () => reader.cancel() };
}

/** Lets what was written arrive. */
const arrive = () => vi.advanceTimersByTimeAsync(0);
const contentsOf = (events: string) => [...events.matchAll(/"content":"([^"]*)"/g)].map(([, content]) => content);

describe('the words of a stream', () => {
  it('go on at once when it begins, then together what came within a sixteenth of a second', async () => {
    const from = provider();
    const reader = await readerOf(from);
    from.write(chunk({ role: 'assistant', content: '' }) + word('Within'));
    await arrive();
    expect(contentsOf(await reader.next())).toEqual(['', 'Within']);
    for (const each of [' thirty', ' days', ' with']) from.write(word(each));
    let next = '';
    const reading = reader.next().then((text) => (next = text));
    await vi.advanceTimersByTimeAsync(50);
    expect(next).toBe('');
    await vi.advanceTimersByTimeAsync(15);
    await reading;
    expect(contentsOf(next)).toEqual([' thirty days with']);
  });

  it('are told before whatever else comes, which goes on as it came', async () => {
    const from = provider();
    const reader = await readerOf(from);
    from.write(word('A') + word(' B') + chunk({}, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }) + 'event: note\ndata: {"choices": [{"delta": \ndata: second line\n\ndata: [DONE]\n\n');
    from.end();
    await arrive();
    const events = await reader.next();
    expect(contentsOf(events)).toEqual(['A', ' B']);
    expect(events).toContain('"finish_reason":"stop"');
    expect(events.slice(events.indexOf('event:'))).toBe('event: note\ndata: {"choices": [{"delta": \ndata: second line\n\ndata: [DONE]\n\n');
  });

  it('are not held back by a connection that breaks, which is told after them', async () => {
    const from = provider();
    const reader = await readerOf(from);
    from.write(word('A') + word(' B'));
    await arrive();
    from.break();
    await arrive();
    expect(contentsOf(await reader.next())).toEqual(['A', ' B']);
    await expect(reader.next()).rejects.toThrow('reset');
  });

  it('come whole when a letter or an event arrives in two parts', async () => {
    const from = provider();
    const reader = await readerOf(from);
    const bytes = new TextEncoder().encode(word('Où ça'));
    for (const byte of bytes) from.writeBytes(Uint8Array.of(byte));
    from.end();
    await arrive();
    expect(contentsOf(await reader.next())).toEqual(['Où ça']);
  });

  it('leave the provider when nobody reads any more', async () => {
    const from = provider();
    const reader = await readerOf(from);
    from.write(word('A'));
    await arrive();
    await reader.cancel();
    expect(from.seen.cancelled).toBe(true);
  });

  it('are nothing to an answer that is no stream', async () => {
    const from = provider('application/json');
    from.write('{"choices": []}');
    from.end();
    expect(await (await from.fetch('http://provider')).json()).toEqual({ choices: [] });
  });

  it('are what the AI SDK reads, none lost, with the figures of the end', async () => {
    const words = Array.from({ length: 50 }, (_, place) => ` word${place}`);
    const from = provider();
    const model = createOpenAI({ apiKey: 'none', fetch: from.fetch }).chat('m');
    from.write(words.map(word).join('') + chunk({}, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }) + chunk({}, { choices: [], usage: { prompt_tokens: 7, completion_tokens: 50 } }) + 'data: [DONE]\n\n');
    from.end();
    const { stream } = await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'When?' }] }] });
    const parts = await Array.fromAsync(stream);
    const deltas = parts.flatMap((part) => (part.type === 'text-delta' ? [part.delta] : []));
    expect(deltas.join('')).toBe(words.join(''));
    expect(deltas.length).toBeLessThan(5);
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'stop' }, usage: { inputTokens: { total: 7 }, outputTokens: { total: 50 } } });
  });
});
