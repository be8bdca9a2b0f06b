import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const busy = 5;

/** Another process has the folder open. */
export class FolderTaken extends Error {
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another Floorhand: end that one, or give this one its own FLOORHAND_DATA_DIR.`);
    this.name = 'FolderTaken';
  }
}

/**
 * Makes this process the only owner of a data folder until it ends, however it ends; throws `FolderTaken` when another is.
 * Node has no file locks of its own, but SQLite's are the kernel's: they vanish with a killed process, so a lock is never
 * stale and is never taken for free while its owner lives, even from another container. Returns the release.
 */
export function ownFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'owner.lock'));
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) throw new FolderTaken(folder);
    throw error;
  }
  return () => lock.close();
}
