import { findEmbedder } from '@/lib/embedder/find-embedder';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import type { Env } from '@/lib/env';
import type { PassageEmbedder } from '@/lib/knowledge/embed-passages';
import { makeEmbedder } from '@/lib/models/embed';

/** The embedder that the environment names; else the running server's; else one of our own while `work` lasts. */
export async function withEmbedder<Result>(env: Env, work: (embedder: PassageEmbedder) => Promise<Result>): Promise<Result> {
  const modelName = env.EMBEDDING_MODEL;
  if (env.EMBEDDING_BASE_URL) return work(makeEmbedder({ baseUrl: env.EMBEDDING_BASE_URL, apiKey: env.EMBEDDING_API_KEY, modelName, paid: true }));
  const running = env.FLOORHAND_EMBEDDER_URL ?? (await findEmbedder(env.FLOORHAND_DATA_DIR, modelName));
  if (running) return work(makeEmbedder({ baseUrl: running, apiKey: undefined, modelName, paid: false }));
  const own = await startEmbedder();
  try {
    return await work(makeEmbedder({ baseUrl: embedderUrl(own.ready), apiKey: undefined, modelName, paid: false }));
  } finally {
    await own.stop();
  }
}
