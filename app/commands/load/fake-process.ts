import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ModelWait } from '@/e2e/fakes/list-waits';
import type { CallCounts } from '@/e2e/fakes/count-calls';
import type { RuleInput } from '@/e2e/fakes/model-behaviour';
import { freePort } from '@/e2e/fixtures/free-port';
import type { Endings } from '../start/endings';

/** A fake provider in a process of its own, so that neither it nor the rehearsal waits for the other. */
export interface FakeProcess {
  baseUrl: string;
  /** Forgets what it was told and counted, and behaves like this from now on. */
  begin(rules: readonly RuleInput[]): Promise<void>;
  counts(): Promise<CallCounts>;
  waits(): Promise<ModelWait[]>;
}

export async function startFakeProcess(endings: Endings): Promise<FakeProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '..', '..', '..', 'e2e', 'fakes', 'fake-model.ts'), '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  endings.add(() => Promise.resolve(void child.kill('SIGTERM')));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`The fake model ended (code ${code}).`)));
  });
  const root = `http://127.0.0.1:${port}`;
  const post = async (path: string, body: unknown) => void (await (await fetch(`${root}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).arrayBuffer());
  const read = async (path: string): Promise<unknown> => (await fetch(`${root}${path}`)).json();
  return {
    baseUrl: `${root}/v1`,
    async begin(rules) {
      await post('/fake/reset', {});
      for (const rule of rules) await post('/fake/rules', rule);
    },
    counts: async () => (await read('/fake/counts')) as CallCounts,
    waits: async () => (await read('/fake/waits')) as ModelWait[],
  };
}
