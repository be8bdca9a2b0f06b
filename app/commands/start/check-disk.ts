import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CannotStart, writingTo } from './cannot-start';

/** A new data folder with the demo house takes about 100 MB, a build 60 MB. */
const freeBytesMin = 250 * 1024 * 1024;

/** Fails in one sentence when a folder we fill cannot be written to, or its disk is nearly full. */
export async function checkDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await writingTo(folder, () => {
    // Making several folders at once hides why the first could not be made, so it is done only where needed.
    if (!existsSync(folder)) mkdirSync(folder, { recursive: !existsSync(dirname(resolve(folder))), mode: 0o700 });
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
    return statfsSync(folder);
  });
  if (bavail * bsize >= freeBytesMin) return;
  const left = Math.floor((bavail * bsize) / 1024 / 1024);
  throw new CannotStart(`The disk of ${resolve(folder)} has only ${left} MB left, and Floorhand needs ${freeBytesMin / 1024 / 1024} MB: make room and try again.`);
}
