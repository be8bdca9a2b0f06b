import { join } from 'node:path';
import { BadEnvironment, readEnv } from '@/lib/env';
import { loadEnvFiles } from '@/lib/env-files';
import { ServiceRefused } from '@/lib/service-process';
import { CannotStart } from './start/cannot-start';
import { makeEndings } from './start/endings';
import { startAll } from './start/start-all';

/** `npm start`: everything from a fresh clone to a running house, and its orderly end. */
const endings = makeEndings();
let stopping = false;

function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  void endings.end().then(() => process.exit(code));
}

/** What a person can act on is one sentence; anything else keeps its trace. */
function explain(error: unknown): string {
  const plain = error instanceof CannotStart || error instanceof BadEnvironment || error instanceof ServiceRefused;
  if (!(error instanceof Error)) return String(error);
  return plain ? error.message : (error.stack ?? error.message);
}

// A Ctrl-C arrives as SIGINT; the launcher's death as a closed channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
process.on('disconnect', () => stop(0));

async function run(): Promise<void> {
  loadEnvFiles();
  const root = join(import.meta.dirname, '..', '..');
  const sentence = await startAll(root, readEnv(), endings);
  if (!stopping) process.stderr.write(`${sentence}\n`);
  stop(1);
}

run().catch((error: unknown) => {
  if (!stopping) process.stderr.write(`${explain(error)}\n`);
  stop(1);
});
