import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeServices, type Services } from '@/app/services';
import { writeAddress } from '@/db/embedded/address';
import { startEmbedded } from '@/db/embedded/open-embedded';
import { migrateDatabase } from '@/db/migrate';
import { fillPrices } from '@/lib/budget/keep-prices';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import type { Env } from '@/lib/env';
import type { Endings } from '../start/endings';

/** A house of its own for one eval: an embedded database in a temporary folder, and an embedder unless the environment names one. Gone after `endings.end()`. */
export async function openEvalServices(env: Env, endings: Endings): Promise<Services> {
  const folder = await mkdtemp(join(tmpdir(), 'floorhand-eval-'));
  endings.add(() => rm(folder, { recursive: true, force: true }));
  const starting = { database: startEmbedded(folder), embedder: env.EMBEDDING_BASE_URL ? Promise.resolve(undefined) : startEmbedder() };
  // Added before they are ready: a Ctrl-C in between must not leave one behind.
  for (const service of [starting.database, starting.embedder]) endings.add(async () => (await service)?.stop());
  const [database, embedder] = await Promise.all([starting.database, starting.embedder]);
  const services = makeServices({
    ...env,
    DATABASE_URL: undefined,
    POSTGRES_URL: undefined,
    // Hundreds of questions a minute, all as the same person, and nobody else's business.
    RATE_LIMIT_FACTOR: 100_000,
    REDIS_URL: undefined,
    UPSTASH_REDIS_REST_URL: undefined,
    FLOORHAND_DATABASE_SOCKET: writeAddress(database.ready),
    ...(embedder && { FLOORHAND_EMBEDDER_URL: embedderUrl(embedder.ready) }),
  });
  endings.add(services.close);
  await migrateDatabase(services.db);
  await fillPrices(services, env.MODEL_PRICES ?? []);
  return services;
}
