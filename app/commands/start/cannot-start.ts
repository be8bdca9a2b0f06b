/** Floorhand cannot start here, for a reason a person can do something about. The message is one sentence. */
export class CannotStart extends Error {}

const reasons: Record<string, string> = {
  EROFS: 'that disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not do that',
  ENOSPC: 'that disk is full',
  EDQUOT: 'this user’s share of that disk is used up',
  ENOTDIR: 'a file is in the way of that folder',
};

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Runs something that writes into a folder; the usual troubles of disks become one sentence. */
export async function writingTo<Result>(folder: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const reason = reasons[codeOf(error) ?? ''];
    if (reason === undefined) throw error;
    throw new CannotStart(`Floorhand cannot write to ${folder}: ${reason}.`, { cause: error });
  }
}
