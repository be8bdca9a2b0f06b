import type { Database } from '@/db/client';
import { countUnembedded, nextUnembedded, storeVectors } from '@/db/queries/passages-write';
import { withSystem } from '@/db/scoped';
import { embeddingText, type PassageEmbedder } from './embed-passages';

export interface EmbedMissingOptions {
  embedder: PassageEmbedder;
  onProgress?(progress: { done: number; total: number }): void;
  signal?: AbortSignal;
}

const passagesPerBatch = 16;

/**
 * Gives a vector to every passage that has none of this model: those imported while the embedder was down,
 * and all of them after a change of model. Can be stopped and run again. Rejects when the embedder does not answer.
 */
export async function embedMissing(db: Database, { embedder, onProgress, signal }: EmbedMissingOptions): Promise<number> {
  const total = await withSystem(db, (tx) => countUnembedded(tx, embedder.modelName));
  let done = 0;
  while (done < total) {
    signal?.throwIfAborted();
    const batch = await withSystem(db, (tx) => nextUnembedded(tx, embedder.modelName, passagesPerBatch));
    if (batch.length === 0) break;
    const vectors = await embedder.embed(batch.map(embeddingText), { purpose: 'passage', signal });
    const pairs = batch.flatMap(({ id }, place) => vectors[place] ? [{ id, embedding: vectors[place] }] : []);
    await withSystem(db, (tx) => storeVectors(tx, embedder.modelName, pairs));
    done += batch.length;
    onProgress?.({ done: Math.min(done, total), total });
  }
  return done;
}
