import { writeAddress } from '@/db/embedded/address';
import { startEmbedded } from '@/db/embedded/open-embedded';
import type { Endings } from './endings';
import { keepRunning } from './keep-running';

interface Served {
  socket: string;
  ended: Promise<string>;
}

/** Keeps the embedded database of a data folder running, always at the same address. `socket` is what `FLOORHAND_DATABASE_SOCKET` takes. */
export async function keepDatabase(dataFolder: string, endings: Endings, say: (sentence: string) => void): Promise<{ socket: string; givenUp: Promise<string> }> {
  const { first, givenUp } = await keepRunning<Served>({
    start: async (own, before) => {
      const service = await startEmbedded(dataFolder);
      own.add(service.stop);
      const socket = writeAddress(service.ready);
      // The web server has been told the first address, and nobody tells it another.
      if (before && before.socket !== socket) throw new Error(`The embedded database came back at ${socket} instead of ${before.socket}.`);
      return { socket, ended: service.ended };
    },
    meanwhile: 'until then nothing can be looked up',
    endings,
    say,
  });
  return { socket: first.socket, givenUp };
}
