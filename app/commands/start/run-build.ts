import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environmentWith } from '@/lib/env';
import type { Endings } from './endings';

export interface BuildPlace {
  /** The folder of package.json. */
  root: string;
  /** The build folder, from the root. */
  buildFolder: string;
}

/** Runs `next build`; resolves with its output when it failed. It ends with this process, however that one ends. */
export function runBuild({ root, buildFolder }: BuildPlace, endings: Endings): Promise<string | undefined> {
  const env = environmentWith({ NODE_ENV: 'production', FLOORHAND_BUILD_DIR: buildFolder, NEXT_TELEMETRY_DISABLED: '1' });
  const command = ['--import', join(import.meta.dirname, 'end-with-parent.mjs'), join(root, 'node_modules/next/dist/bin/next'), 'build'];
  const child = spawn(process.execPath, command, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output.push(chunk));
  const ended = new Promise<string | undefined>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? undefined : Buffer.concat(output).toString()));
  });
  endings.add(async () => {
    // The build has workers of its own: its whole group ends.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
  });
  return ended;
}
