import type { Services } from '@/app/services';
import { embedForHouse } from '@/lib/ask/embed-for-house';
import { findEmbedder } from '@/lib/embedder/find-embedder';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import type { PassageEmbedder } from '@/lib/knowledge/embed-passages';
import { makeEmbedder } from '@/lib/models/embed';

/** The embedder that the environment names, paid for by the house; else the running server's; else one of our own while `work` lasts. */
export async function withEmbedder<Result>({ env, embedder, purse }: Pick<Services, 'env' | 'embedder' | 'purse'>, work: (embedder: PassageEmbedder) => Promise<Result>): Promise<Result> {
  const modelName = env.EMBEDDING_MODEL;
  if (embedder.paid) return work(embedForHouse({ embedder, purse }));
  const running = env.FLOORHAND_EMBEDDER_URL ?? (await findEmbedder(env.FLOORHAND_DATA_DIR, modelName));
  if (running) return work(makeEmbedder({ baseUrl: running, apiKey: undefined, modelName, paid: false }));
  const own = await startEmbedder();
  try {
    return await work(makeEmbedder({ baseUrl: embedderUrl(own.ready), apiKey: undefined, modelName, paid: false }));
  } finally {
    await own.stop();
  }
}
