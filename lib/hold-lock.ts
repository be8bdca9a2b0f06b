import { DatabaseSync } from 'node:sqlite';

const busy = 5;

/** Many may share a lock, or one alone may have it. */
export type LockKind = 'shared' | 'exclusive';

const take = {
  shared: 'begin; select count(*) from sqlite_schema',
  exclusive: 'begin exclusive',
} as const satisfies Record<LockKind, string>;

/**
 * Takes the lock of a file until this process ends, however it ends. Returns the release (keep it: a lock that nobody refers to
 * is collected and gone), or nothing when somebody else has it; throws when the file cannot be made. Node has no file locks of its own, but SQLite's are the kernel's: they vanish
 * with a killed process, so a lock is never stale and never taken for free while its holder lives, even from another container.
 */
export function holdLock(file: string, kind: LockKind): (() => void) | undefined {
  const lock = new DatabaseSync(file);
  try {
    lock.exec(take[kind]);
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined;
    throw error;
  }
  return () => lock.close();
}
