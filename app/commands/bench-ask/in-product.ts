import { makeServices, type Services } from '@/app/services';
import { writeAddress } from '@/db/embedded/address';
import { openEmbedded } from '@/db/embedded/open-embedded';
import { readEnv } from '@/lib/env';
import type { Product } from './start-product';

/** The services of a running product's database, for the duration of `work`. */
export async function inProduct<Result>({ dataFolder }: Product, databaseUrl: string | undefined, work: (house: Services) => Promise<Result>): Promise<Result> {
  const embedded = databaseUrl === undefined ? await openEmbedded(dataFolder) : null;
  const house = makeServices({ ...readEnv(), DATABASE_URL: databaseUrl, POSTGRES_URL: undefined, ...(embedded && { FLOORHAND_DATABASE_SOCKET: writeAddress(embedded.address) }) });
  try {
    return await work(house);
  } finally {
    await house.close();
    await embedded?.stop();
  }
}
