import { makeServices, type Services } from '@/app/services';
import { writeAddress } from '@/db/embedded/address';
import { openEmbedded } from '@/db/embedded/open-embedded';
import { readEnv } from '@/lib/env';
import { loadEnvFiles } from '@/lib/env-files';

/**
 * The house's services for a command line, on whatever database is configured: the embedded one is shared with a running
 * server, or opened for as long as the command works. `work`'s result is given back after everything is closed.
 */
export async function inTheHouse<Result>(work: (house: Services) => Promise<Result>): Promise<Result> {
  loadEnvFiles();
  const env = readEnv();
  const embedded = env.embeddedDatabase && env.FLOORHAND_DATABASE_SOCKET === undefined ? await openEmbedded(env.FLOORHAND_DATA_DIR) : null;
  try {
    const house = makeServices(embedded ? { ...env, FLOORHAND_DATABASE_SOCKET: writeAddress(embedded.address) } : env);
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  } finally {
    await embedded?.stop();
  }
}
