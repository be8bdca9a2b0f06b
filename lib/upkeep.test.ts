import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startUpkeep } from './upkeep';

const hourMs = 3_600_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Starts one step that fails as often as given; tells how often it was done, and what was logged. */
function start(failures = 0) {
  const seen = { done: 0, logged: [] as string[] };
  const run = async () => {
    seen.done += 1;
    if (seen.done <= failures) throw new Error('the database is away');
  };
  const note = (event: string, fields: object = {}) => void seen.logged.push(`${event} ${JSON.stringify(fields)}`);
  startUpkeep([{ name: 'sweep', run }], { info: note, warn: note, error: note });
  return seen;
}

it('does its steps at once, and then once a day', async () => {
  const seen = start();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.done).toBe(1);
  await vi.advanceTimersByTimeAsync(23 * hourMs);
  expect(seen.done).toBe(1);
  await vi.advanceTimersByTimeAsync(hourMs);
  expect(seen).toEqual({ done: 2, logged: [] });
});

it('logs a step that failed, and tries it again until it does well', async () => {
  const seen = start(2);
  await vi.advanceTimersByTimeAsync(hourMs);
  expect(seen.done).toBe(3);
  expect(seen.logged).toEqual(Array(2).fill('upkeep_failed {"step":"sweep","cause":"Error: the database is away"}'));
});

it('goes on with the other steps when one of them hangs', async () => {
  let done = 0;
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  startUpkeep([{ name: 'hangs', run: () => new Promise(() => undefined) }, { name: 'sweep', run: async () => void (done += 1) }], quiet);
  await vi.advanceTimersByTimeAsync(24 * hourMs);
  expect(done).toBe(2);
});
