import { FolderTaken, ownFolder } from '@/db/embedded/own-folder';
import type { Env } from '@/lib/env';
import { CannotStart, writingTo } from './cannot-start';
import type { Endings } from './endings';

/**
 * Makes this process the owner of its data folder for as long as it lives, before anything is built or written there. Another
 * `npm start` on the folder, or a command that has its embedded database open, is one sentence.
 */
export async function ownHouse({ FLOORHAND_DATA_DIR: folder, embeddedDatabase }: Pick<Env, 'FLOORHAND_DATA_DIR' | 'embeddedDatabase'>, endings: Endings): Promise<void> {
  try {
    await writingTo(folder, () => {
      const release = ownFolder(folder, 'house');
      endings.add(async () => release());
      // The database's own process takes this one later; who has it now is a command, or a database that is ending still.
      if (embeddedDatabase) ownFolder(folder, 'database')();
    });
  } catch (error) {
    throw error instanceof FolderTaken ? new CannotStart(error.message, { cause: error }) : error;
  }
}
