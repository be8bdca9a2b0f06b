import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { makeServices } from '@/app/services';
import { writeAddress } from '@/db/embedded/address';
import { openEmbedded } from '@/db/embedded/open-embedded';
import { startFakeModel } from '@/e2e/fakes/fake-model';
import { freePort } from '@/e2e/fixtures/free-port';
import type { Asker } from '@/e2e/load/drive-open-loop';
import { createKey } from '@/lib/access/keep-keys';
import { environmentWith, readEnv } from '@/lib/env';
import type { Endings } from '../start/endings';

interface BenchOptions {
  /** A running server and a key to it; without them one is started. */
  url: string | undefined;
  key: string | undefined;
  /** A Postgres to start it on; without it, an embedded database in a temporary folder. */
  databaseUrl: string | undefined;
  /** Put a fake model behind it that takes this long to its first token; null = the extractive rung. */
  fakeFirstTokenMs: number | null;
}

const fact = z.object({ question: z.string(), staffNumber: z.string() });
const readyMsMax = 480_000;
const root = join(import.meta.dirname, '../../..');

/** A server to ask, and who asks what: the demo house's own questions, each with a key of the person who would ask it. */
export async function openBenchHouse(options: BenchOptions, endings: Endings): Promise<{ url: string; askers: Asker[] }> {
  const lines = (await readFile(join(root, 'db/seed/facts.jsonl'), 'utf8')).trim().split('\n');
  const facts = lines.map((line) => fact.parse(JSON.parse(line)));
  const { url, key } = options;
  if (url !== undefined && key !== undefined) return { url, askers: facts.map(({ question }) => ({ key, question })) };
  const folder = await mkdtemp(join(tmpdir(), 'floorhand-bench-'));
  endings.add(() => rm(folder, { recursive: true, force: true }));
  const started = await startProduct(folder, options, endings);
  return { url: started, askers: await makeAskers(folder, options.databaseUrl, facts) };
}

async function startProduct(folder: string, { databaseUrl, fakeFirstTokenMs }: BenchOptions, endings: Endings): Promise<string> {
  const port = await freePort();
  const fake = fakeFirstTokenMs === null ? null : await startFakeModel({ rules: [{ behaviour: { firstTokenMs: fakeFirstTokenMs, tokensPerSecond: 60 } }] });
  if (fake) endings.add(() => fake.close());
  const environment = environmentWith({
    PORT: String(port), HOST: '127.0.0.1', FLOORHAND_DATA_DIR: folder, DEMO_SEED: 'yes', DATABASE_URL: databaseUrl ?? '',
    OPENAI_BASE_URL: fake?.baseUrl ?? '', OPENAI_API_KEY: fake ? 'fake' : '', NODE_ENV: 'production',
  });
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'app/commands/start.ts')], { cwd: root, env: environment, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  endings.add(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = performance.now() + readyMsMax; performance.now() < deadline; await wait(500)) {
    if (child.exitCode !== null) throw new Error('The product did not start.');
    const health = await fetch(`${url}/api/health`).catch(() => null);
    if (health?.ok) return url;
  }
  throw new Error('The product was not ready in time.');
}

async function makeAskers(folder: string, databaseUrl: string | undefined, facts: readonly z.infer<typeof fact>[]): Promise<Asker[]> {
  const embedded = databaseUrl === undefined ? await openEmbedded(folder) : null;
  const env = { ...readEnv(), DATABASE_URL: databaseUrl, ...(embedded && { FLOORHAND_DATABASE_SOCKET: writeAddress(embedded.address) }) };
  const house = makeServices(env);
  try {
    const keys = new Map<string, string>();
    for (const { staffNumber } of facts) if (!keys.has(staffNumber)) keys.set(staffNumber, (await createKey(house, { number: staffNumber, name: 'bench' })).key);
    return facts.map(({ staffNumber, question }) => ({ question, key: keys.get(staffNumber) ?? '' }));
  } finally {
    await house.close();
    await embedded?.stop();
  }
}
