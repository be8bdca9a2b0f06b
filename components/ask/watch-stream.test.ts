import type { InferUIMessageChunk } from 'ai';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { watchStream } from './watch-stream';

type FloorChunk = InferUIMessageChunk<FloorMessage>;
const text: FloorChunk = { type: 'text-delta', id: 't', delta: 'Thirty' };

const onEnd = vi.fn();

function source() {
  let controller: ReadableStreamDefaultController<FloorChunk> | undefined;
  const cancelled = vi.fn();
  const stream = new ReadableStream<FloorChunk>({ start: (given) => void (controller = given), cancel: cancelled });
  return { stream, cancelled, send: (chunk: FloorChunk) => controller?.enqueue(chunk), close: () => controller?.close(), fail: (error: Error) => controller?.error(error) };
}

beforeEach(() => {
  onEnd.mockClear();
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('passes chunks on and ends with its source', async () => {
  const from = source();
  const reader = watchStream(from.stream, { runId: 'r', stopped: new AbortController().signal, onEnd }).getReader();
  from.send(text);
  expect(await reader.read()).toEqual({ done: false, value: text });
  expect(onEnd).not.toHaveBeenCalled();
  from.close();
  expect((await reader.read()).done).toBe(true);
  expect(onEnd).toHaveBeenCalledOnce();
});

it('ends a stopped run that stays silent as stopped, and lets the source go', async () => {
  const from = source();
  const stop = new AbortController();
  const reader = watchStream(from.stream, { runId: 'r', stopped: stop.signal, onEnd }).getReader();
  const next = reader.read();
  await vi.advanceTimersByTimeAsync(10_000);
  stop.abort();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await next).toEqual({ done: false, value: { type: 'data-outcome', data: { runId: 'r', outcome: 'stopped' } } });
  expect((await reader.read()).done).toBe(true);
  expect(from.cancelled).toHaveBeenCalledOnce();
  expect(onEnd).toHaveBeenCalledOnce();
});

it('gives a silent stream up: after a minute, or within seconds without a network', async () => {
  for (const [onLine, silenceMs] of [[true, 60_000], [false, 4_000]] as const) {
    vi.stubGlobal('navigator', { onLine });
    const next = watchStream(source().stream, { runId: 'r', stopped: new AbortController().signal, onEnd }).getReader().read();
    const outcome = expect(next).rejects.toThrow('silent');
    await vi.advanceTimersByTimeAsync(silenceMs);
    await outcome;
  }
});

it('passes the failure of its source on', async () => {
  const from = source();
  const reader = watchStream(from.stream, { runId: 'r', stopped: new AbortController().signal, onEnd }).getReader();
  from.fail(new Error('network'));
  await expect(reader.read()).rejects.toThrow('network');
  expect(onEnd).toHaveBeenCalledOnce();
});
