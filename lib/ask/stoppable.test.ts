import { expect, it } from 'vitest';
import type { RunEvent } from '@/lib/contract/run-event';
import { makeRunningRuns } from './running-runs';
import { stoppable } from './stoppable';
import { streamToFloor, type FloorChunk } from './stream-to-floor';

const mine = { runId: 'run', staffId: 1 };

/** A run that says one word, waits until it is stopped, and tells how it ended. */
async function* untilStopped(signal: AbortSignal): AsyncGenerator<RunEvent> {
  yield { type: 'text', delta: 'Handbags' };
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  yield { type: 'end', outcome: 'stopped' };
}

async function* brief(): AsyncGenerator<RunEvent> {
  yield { type: 'end', outcome: 'answered' };
}

function open(runs = makeRunningRuns(), answer: (signal: AbortSignal) => AsyncGenerator<RunEvent> = untilStopped) {
  const { events, leave } = stoppable(runs, mine, answer);
  return { runs, stream: streamToFloor(events, { runId: mine.runId, onLeave: leave }) };
}

async function readAll(stream: ReadableStream<FloorChunk>): Promise<string> {
  const chunks: FloorChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return JSON.stringify(chunks);
}

it('registers nothing for a stream that nobody reads', async () => {
  const { runs, stream } = open();
  await Promise.resolve();
  expect(runs.size).toBe(0);
  await stream.cancel();
  expect(runs.size).toBe(0);
});

it('is registered while it is read, and forgotten when it is over', async () => {
  let during = 0;
  const { runs, stream } = open(makeRunningRuns(), async function* () {
    during = runs.size;
    yield* brief();
  });
  await readAll(stream);
  expect([during, runs.size]).toEqual([1, 0]);
});

it('is aborted and forgotten when its reader leaves while it waits', async () => {
  const { runs, stream } = open();
  const reader = stream.getReader();
  for (let count = 0; count < 3; count += 1) await reader.read();
  const waiting = reader.read();
  expect(runs.size).toBe(1);
  await reader.cancel();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(runs.size).toBe(0);
});

it('heeds a stop that came before its stream was read', async () => {
  const { runs, stream } = open();
  runs.stop(mine.runId, mine.staffId);
  expect(await readAll(stream)).toContain('"outcome":"stopped"');
});

it('ends a second run of the same name in a conflict, and leaves the first alone', async () => {
  const { runs, stream } = open();
  const reader = stream.getReader();
  for (let count = 0; count < 3; count += 1) await reader.read();
  expect(await readAll(open(runs).stream)).toContain('"errorCode":"conflict"');
  expect(runs.size).toBe(1);
  await reader.cancel();
});

it('is forgotten when its answer throws', async () => {
  const { runs, stream } = open(makeRunningRuns(), async function* () {
    yield { type: 'text', delta: 'Hand' };
    throw new Error('broken');
  });
  await expect(readAll(stream)).rejects.toThrow('broken');
  expect(runs.size).toBe(0);
});
