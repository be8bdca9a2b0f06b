import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchChunks } from './watch-chunks';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const deadlines = { firstChunkMsMax: 100, betweenChunksMsMax: 300 };
const never = () => new Promise<never>(() => undefined);

async function collect(source: AsyncIterable<string>, signal = new AbortController().signal) {
  const seen: string[] = [];
  try {
    for await (const chunk of watchChunks(source, deadlines, signal)) seen.push(chunk);
    return { seen, error: null };
  } catch (error) {
    return { seen, error: error instanceof Error ? error.name : 'unknown' };
  }
}

it('fails when the first chunk does not come in time', async () => {
  const result = collect((async function* () { await never(); yield 'x'; })());
  await vi.advanceTimersByTimeAsync(101);
  expect(await result).toEqual({ seen: [], error: 'TimeoutError' });
});

it('gives a stream that has begun the longer deadline, and keeps what came', async () => {
  const result = collect((async function* () { yield 'a'; await new Promise((resolve) => setTimeout(resolve, 250)); yield 'b'; await never(); })());
  await vi.advanceTimersByTimeAsync(600);
  expect(await result).toEqual({ seen: ['a', 'b'], error: 'TimeoutError' });
});

it('does not count an empty chunk as the first text', async () => {
  const result = collect((async function* () { yield ''; await never(); })());
  await vi.advanceTimersByTimeAsync(101);
  expect(await result).toEqual({ seen: [], error: 'TimeoutError' });
});

it.each([[[], 100], [['a'], 300]])('lets empty chunks win no time after %j', async (before, msMax) => {
  const result = collect((async function* () { yield* before; for (;;) { await new Promise((resolve) => setTimeout(resolve, 40)); yield ''; } })());
  await vi.advanceTimersByTimeAsync(msMax + 1);
  expect(await result).toEqual({ seen: before, error: 'TimeoutError' });
});

it('draws nothing more from a stream that it gave up on', async () => {
  let drawn = 0;
  const result = collect((async function* () { for (;;) { await new Promise((resolve) => setTimeout(resolve, 40)); drawn += 1; yield ''; } })());
  await vi.advanceTimersByTimeAsync(101);
  await result;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(drawn).toBe(3);
});

it('ends at once when the reader stops, even while the provider is silent', async () => {
  const controller = new AbortController();
  const result = collect((async function* () { yield 'a'; await never(); })(), controller.signal);
  await vi.advanceTimersByTimeAsync(10);
  controller.abort();
  expect(await result).toEqual({ seen: ['a'], error: 'AbortError' });
});
