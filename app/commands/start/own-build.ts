import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock, type LockKind } from '@/lib/hold-lock';
import { CannotStart } from './cannot-start';

/** In the part of the build folder that a build leaves alone. */
function lockFile(folder: string): string {
  mkdirSync(join(folder, 'cache'), { recursive: true });
  return join(folder, 'cache', 'floorhand.lock');
}

const sentences = {
  shared: (folder) => `The web application in ${folder} is being built by another Floorhand: wait for that, or give this one its own FLOORHAND_BUILD_DIR.`,
  exclusive: (folder) => `The web application in ${folder} has to be built again, and another Floorhand serves it: end that one, or give this one its own FLOORHAND_BUILD_DIR.`,
} as const satisfies Record<LockKind, (folder: string) => string>;

/**
 * Claims a build folder until the release, or this process's end: shared to serve what is there, exclusive to build anew. One that
 * another process serves is never rebuilt, and one that another builds is never served.
 */
export function ownBuild(folder: string, kind: LockKind): () => void {
  const release = holdLock(lockFile(folder), kind);
  if (release === undefined) throw new CannotStart(sentences[kind](folder));
  return release;
}
