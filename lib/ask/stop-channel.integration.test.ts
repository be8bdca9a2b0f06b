import { afterAll, describe, expect, it } from 'vitest';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { systemClock } from '@/lib/clock';
import { makeRunningRuns } from './running-runs';
import { openStopChannel } from './stop-channel';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { redisUrl } = readTestEnvironment();

describe.runIf(redisUrl)('two processes on one Redis', () => {
  const channels = redisUrl ? [openStopChannel(redisUrl, silent, systemClock), openStopChannel(redisUrl, silent, systemClock)] : [];
  const [first, second] = channels.map((channel) => makeRunningRuns(channel));
  afterAll(() => Promise.all(channels.map((channel) => channel.close())));

  it('stops a run wherever it is being written, within 500 ms', async () => {
    const run = first?.begin('run', 1);
    await expect.poll(() => { second?.stop('run', 1); return run?.signal.aborted; }, { timeout: 5_000, interval: 100 }).toBe(true);
  });
});

it('stops a run in its own process while Redis is down', async () => {
  const channel = openStopChannel('redis://127.0.0.1:9', silent, systemClock);
  const runs = makeRunningRuns(channel);
  const run = runs.begin('run', 1);
  runs.stop('run', 1);
  expect(run.signal.aborted).toBe(true);
  await channel.close();
});
