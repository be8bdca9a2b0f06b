import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentWith } from '@/lib/env';
import { CannotStart, writingTo } from './cannot-start';
import type { Endings } from './endings';
import { step } from './progress';
import { sourceHash } from './source-hash';

interface BuildPlace {
  /** The folder of package.json. */
  root: string;
  /** The build folder, from the root. */
  buildFolder: string;
}

function stampFile({ root, buildFolder }: BuildPlace): string {
  return join(root, buildFolder, 'floorhand-built-from');
}

function isFresh(place: BuildPlace, hash: string): boolean {
  const stamp = stampFile(place);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Runs `next build`; resolves with its output when it failed. */
function runBuild({ root, buildFolder }: BuildPlace, endings: Endings): Promise<string | undefined> {
  const env = environmentWith({ NODE_ENV: 'production', FLOORHAND_BUILD_DIR: buildFolder, NEXT_TELEMETRY_DISABLED: '1' });
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
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

/** Builds the web application unless what it is made of is what it was last built from. */
export async function buildIfStale(place: BuildPlace, endings: Endings): Promise<void> {
  const hash = sourceHash(place.root);
  if (isFresh(place, hash)) return;
  await writingTo(join(place.root, place.buildFolder), () => {
    mkdirSync(join(place.root, place.buildFolder), { recursive: true });
    rmSync(stampFile(place), { force: true });
  });
  const failure = await step('Building the web application', () => runBuild(place, endings));
  if (failure !== undefined) throw new CannotStart(`${failure.trim()}\n\nThe web application could not be built (see above).`);
  await writingTo(place.buildFolder, () => writeFileSync(stampFile(place), hash));
}
