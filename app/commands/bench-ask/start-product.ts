import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@/e2e/fixtures/free-port';
import { environmentWith } from '@/lib/env';
import type { Endings } from '../start/endings';

export interface Product {
  url: string;
  port: number;
  /** Of the process that started everything else. */
  pid: number;
  dataFolder: string;
}

interface Wanted {
  /** An empty Postgres database; without one it gets an embedded one of its own. */
  databaseUrl: string | undefined;
  /** Where its answers come from; without one they are quoted. */
  modelUrl: string | undefined;
  /** What one of several processes has in common with the others. */
  shared?: { REDIS_URL: string; EMBEDDING_BASE_URL: string; EMBEDDING_MODEL: string; AUTH_SECRET: string; PIN_PEPPER: string; ANSWERS_KEPT_HOURS: string };
}

/** A first start builds, migrates and seeds. */
const readyMsMax = 6 * 60_000;
const stopMsMax = 20_000;
/** Of its log, when it did not start. */
const linesShown = 12;

/** Starts the product as `npm start` does, with the demo house, in a data folder of its own that goes away with it. No setting of the environment leads it to a paid model. */
export async function startProduct({ databaseUrl = '', modelUrl, shared }: Wanted, endings: Endings): Promise<Product> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'floorhand-bench-'));
  endings.add(() => rm(dataFolder, { recursive: true, force: true }));
  const port = await freePort();
  const log = join(dataFolder, 'product.log');
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '..', 'start.ts')], {
    // A session of its own: after a Ctrl-C it is ended here, in order; and its open channel ends it should this process die.
    detached: true,
    stdio: ['ignore', 'ignore', openSync(log, 'w'), 'ipc'],
    env: environmentWith({
      PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: '', FLOORHAND_DATA_DIR: dataFolder, DEMO_SEED: 'yes', DATABASE_URL: databaseUrl, POSTGRES_URL: '',
      // Not emptied but left out: the AI SDK fails on an empty one.
      MODEL_PREMIUM: 'premium', MODEL_ECONOMY: 'economy', MODEL_PRICES: 'premium=2/0.5/8, economy=0.4/0.1/1.6',
      OPENAI_BASE_URL: modelUrl, OPENAI_API_KEY: modelUrl === undefined ? '' : 'fake', EMBEDDING_BASE_URL: '', EMBEDDING_API_KEY: '', EMBEDDING_MODEL: '', REDIS_URL: '',
      UPSTASH_REDIS_REST_URL: '', UPSTASH_REDIS_REST_TOKEN: '',
      // The bench asks as few people what a whole chain would ask.
      RATE_LIMIT_FACTOR: '1000',
      // It asks its questions again and again.
      ANSWERS_KEPT_HOURS: '0',
      ...shared,
    }),
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()).on('error', () => resolve()));
  endings.add(async () => {
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
    await ended;
    clearTimeout(insist);
  });
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(url, ended, log);
  return { url, port, pid: child.pid ?? 0, dataFolder };
}

async function untilHealthy(url: string, ended: Promise<void>, log: string): Promise<void> {
  let over = false;
  void ended.then(() => (over = true));
  const deadline = performance.now() + readyMsMax;
  while (!over && performance.now() < deadline) {
    const response = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (response?.ok) return;
    await wait(250);
  }
  const last = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-linesShown).join('\n');
  throw new Error(over ? `The product ended before it was ready:\n${last}` : `The product was not ready after ${readyMsMax / 60_000} minutes.`);
}
