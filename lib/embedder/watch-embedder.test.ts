import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { embedderHangs } from './watch-embedder';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** An embedder that answers for its health as long as `silent` says no. */
async function serve(silent: () => boolean): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  server = createServer((_, response) => {
    asked += 1;
    if (!silent()) response.end('{}');
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`, asked: () => asked };
}

const quick = { everyMs: 1, answerMsMax: 50, missedMax: 3 };
const never = new AbortController().signal;

it('calls silence a hang, but not one missed answer', async () => {
  let since = 0;
  const { url, asked } = await serve(() => since++ !== 0 && since !== 3);
  expect(await embedderHangs({ url, ...quick }, never)).toBe(true);
  // Answered, missed, answered, and then missed three times.
  expect(asked()).toBeGreaterThanOrEqual(6);
});

it('calls an embedder that is gone a hang as well', async () => {
  expect(await embedderHangs({ url: 'http://127.0.0.1:9/v1', ...quick }, never)).toBe(true);
});

it('stops asking when the house ends', async () => {
  const { url, asked } = await serve(() => false);
  const ending = new AbortController();
  const watching = embedderHangs({ url, ...quick }, ending.signal);
  await expect.poll(asked).toBeGreaterThan(2);
  ending.abort();
  expect(await watching).toBe(false);
});
