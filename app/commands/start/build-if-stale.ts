import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, writingTo } from './cannot-start';
import { checkDisk } from './check-disk';
import type { Endings } from './endings';
import { ownBuild } from './own-build';
import { step } from './progress';
import { runBuild, type BuildPlace } from './run-build';
import { sourceHash } from './source-hash';

/**
 * Builds the web application unless what it is made of is what it was last built from, and keeps others from building over it
 * until the end. Fails in one sentence, with nothing touched, when another process builds there, or serves what would be rebuilt.
 */
export async function buildIfStale(place: BuildPlace, endings: Endings, build = runBuild): Promise<void> {
  const folder = join(place.root, place.buildFolder);
  const hash = sourceHash(place.root);
  const serving = serve(folder);
  if (isFresh(folder, hash)) return endings.add(async () => serving());
  serving();
  await checkDisk(folder);
  const release = await writingTo(folder, () => ownBuild(folder, 'exclusive'));
  try {
    rmSync(stampFile(folder), { force: true });
    const failure = await step('Building the web application', () => build(place, endings));
    if (failure !== undefined) throw new CannotStart(`${failure.trim()}\n\nThe web application could not be built (see above).`);
    await writingTo(folder, () => writeFileSync(stampFile(folder), hash));
  } finally {
    release();
  }
  const served = serve(folder);
  endings.add(async () => served());
}

const stampFile = (folder: string) => join(folder, 'floorhand-built-from');

function isFresh(folder: string, hash: string): boolean {
  return existsSync(stampFile(folder)) && readFileSync(stampFile(folder), 'utf8') === hash;
}

/** Keeps others from building there. What cannot be written to cannot be locked, and cannot be built over either. */
function serve(folder: string): () => void {
  return isWritable(folder) ? ownBuild(folder, 'shared') : () => undefined;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
