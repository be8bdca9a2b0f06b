import { loadUseLite } from './use-lite';
import type { EmbeddingModel } from './model';

let model: EmbeddingModel | undefined;

/** What a thread of the pool runs for each turn. It reads the weights at its first turn and keeps them as long as it lives. */
export default function embed(texts: readonly string[]): ReturnType<EmbeddingModel['embed']> {
  model ??= loadUseLite();
  return model.embed(texts);
}
