import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock } from '@/lib/hold-lock';

/** Another process has the folder open. */
export class FolderTaken extends Error {
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another Floorhand: end that one, or give this one its own FLOORHAND_DATA_DIR.`);
    this.name = 'FolderTaken';
  }
}

/** Who owns what: the database's process its files, and the process of `npm start` everything else in the folder. */
export const folderLocks = { database: 'owner.lock', house: 'house.lock' } as const;

/**
 * Makes this process the only owner of a data folder (of its part of one) until it ends, however it ends; throws `FolderTaken`
 * when another is. Returns the release.
 */
export function ownFolder(folder: string, part: keyof typeof folderLocks = 'database'): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const release = holdLock(join(folder, folderLocks[part]), 'exclusive');
  if (release === undefined) throw new FolderTaken(folder);
  return release;
}
