import type { Services } from '@/app/services';
import { embedForHouse } from '@/lib/ask/embed-for-house';
import { fillPrices } from '@/lib/budget/keep-prices';
import { findEmbedder } from '@/lib/embedder/find-embedder';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import type { PassageEmbedder } from '@/lib/knowledge/embed-passages';
import { makeEmbedder } from '@/lib/models/embed';

/** The embedder that the environment names, paid for by the house; else the running server's; else one of our own while `work` lasts. */
export async function withEmbedder<Result>(house: Services, work: (embedder: PassageEmbedder) => Promise<Result>): Promise<Result> {
  const { env } = house;
  const modelName = env.EMBEDDING_MODEL;
  if (house.embedder.paid) {
    await fillPrices(house, env.MODEL_PRICES ?? []);
    return work(embedForHouse(house));
  }
  const running = env.EMBEDDING_BASE_URL ?? env.FLOORHAND_EMBEDDER_URL ?? (await findEmbedder(env.FLOORHAND_DATA_DIR, modelName));
  if (running) return work(makeEmbedder({ baseUrl: running, apiKey: undefined, modelName, paid: false }));
  const own = await startEmbedder();
  try {
    return await work(makeEmbedder({ baseUrl: embedderUrl(own.ready), apiKey: undefined, modelName, paid: false }));
  } finally {
    await own.stop();
  }
}
