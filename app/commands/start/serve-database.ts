import { writeAddress } from '@/db/embedded/address';
import { startEmbedded } from '@/db/embedded/open-embedded';
import type { Endings } from './endings';

/** Starts the embedded database of a data folder. `socket` is what `FLOORHAND_DATABASE_SOCKET` takes; `ended` resolves when it has died. */
export async function serveDatabase(dataFolder: string, endings: Endings): Promise<{ socket: string; ended: Promise<string> }> {
  const service = await startEmbedded(dataFolder);
  endings.add(service.stop);
  return { socket: writeAddress(service.ready), ended: service.ended };
}
