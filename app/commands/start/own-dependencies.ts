import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { holdLock } from '@/lib/hold-lock';
import type { Endings } from './endings';

/** Keeps `install-if-stale.mjs` of a later command, which looks at this lock, from replacing the dependencies that run here. */
export function ownDependencies(root: string, endings: Endings): void {
  const folder = join(root, 'node_modules');
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    // What cannot be written to cannot be replaced either.
    return;
  }
  const release = holdLock(join(folder, '.floorhand-in-use'), 'shared');
  endings.add(async () => release?.());
}
