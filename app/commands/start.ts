import { join } from 'node:path';
import { readEnv } from '@/lib/env';
import { loadEnvFiles } from '@/lib/env-files';
import { makeEndings } from './start/endings';
import { explain } from './start/explain';
import { startAll } from './start/start-all';

/** `npm start`: everything from a fresh clone to a running house, and its orderly end. */
const endings = makeEndings();
let stopping = false;

function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  void endings.end().then(() => process.exit(code));
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
