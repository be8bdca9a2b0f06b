import { resolve } from 'node:path';

/** Floorhand cannot start here, for a reason a person can do something about. The message is one sentence. */
export class CannotStart extends Error {}

const reasons: Record<string, string> = {
  EROFS: 'that disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not do that',
  ENOSPC: 'that disk is full',
  EDQUOT: 'this user’s share of that disk is used up',
  ENOTDIR: 'a file is in the way of that folder',
  EEXIST: 'something that is no folder is in the way of it',
  EISDIR: 'a folder is in the way of a file',
  ELOOP: 'its links lead round in a circle',
  ENAMETOOLONG: 'that path is too long',
  ENOENT: 'a link on the way leads nowhere, or a folder of it has just gone',
  ENOTEMPTY: 'something else is writing there',
  EBUSY: 'something else is using it',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  ESTALE: 'the network disk has lost that folder',
  ENODEV: 'the disk is gone',
  ENOTSUP: 'that disk cannot do what is needed',
  EOPNOTSUPP: 'that disk cannot do what is needed',
};

// What SQLite, which holds the locks, says of the same troubles: the low byte of its codes.
const sqliteReasons: Record<number, string> = { 3: 'this user may not do that', 8: 'that disk is read-only', 10: 'the disk reports an error', 13: 'that disk is full', 14: 'a file of ours there cannot be opened', 26: 'a file of ours there is damaged' };

/** What the system has against reading or writing somewhere, in words; nothing for any other error. */
export function systemReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteReasons[error.errcode & 0xff] ?? `SQLite says ${error.message}`;
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  // What the system says and this table does not know is still a reason, and its code can be looked up.
  return reasons[error.code] ?? ('errno' in error ? `the system says ${error.code}` : undefined);
}

const pathCharactersMax = 200;

function shortened(path: string): string {
  return path.length > pathCharactersMax ? `${path.slice(0, pathCharactersMax)}…` : path;
}

/** Runs something that writes into a folder; whatever the system has against it becomes one sentence. */
export async function writingTo<Result>(folder: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const reason = systemReason(error);
    if (reason === undefined) throw error;
    throw new CannotStart(`Floorhand cannot write to ${shortened(resolve(folder))}: ${reason}.`, { cause: error });
  }
}
