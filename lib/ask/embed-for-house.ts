import { randomUUID } from 'node:crypto';
import type { HeldPermit } from '@/lib/budget/permit';
import type { NoLeave, Purse } from '@/lib/budget/purse';
import type { EmbedOptions, Embedder } from '@/lib/models/embed';
import { NoRoom } from '@/lib/no-room';
import { counterFor } from './count-for-model';
import { embedWithPermit } from './embed-with-permit';

interface HouseEmbedding {
  embedder: Embedder;
  purse: Purse;
}

/** One permit for each request, and few texts in it: a stop loses little. */
const textsPerPermit = 32;

/**
 * The embedder of documents, on the house's own account: nobody asked for them, so the chain's month pays. A free one is given back as it is.
 * Throws `NoRoom` when the month's budget has none.
 */
export function embedForHouse({ embedder, purse }: HouseEmbedding): Embedder {
  if (!embedder.paid) return embedder;
  return {
    ...embedder,
    async embed(texts, options) {
      const vectors: number[][] = [];
      for (let first = 0; first < texts.length; first += textsPerPermit) {
        options.signal?.throwIfAborted();
        vectors.push(...(await embedSome(texts.slice(first, first + textsPerPermit), options, { embedder, purse })));
      }
      return vectors;
    },
  };
}

async function embedSome(texts: readonly string[], options: EmbedOptions, { embedder, purse }: HouseEmbedding): Promise<number[][]> {
  const count = await counterFor(embedder.modelName);
  const inputTokens = texts.reduce((sum, text) => sum + count(text), 0);
  const permit = await purse.reserve(null, { runId: randomUUID(), model: embedder.modelName, kind: 'embedding', rung: null, inputTokens, outputTokensMax: 0 });
  if (!isHeld(permit)) throw new NoRoom(sentenceOf(permit, embedder.modelName));
  return embedWithPermit(texts, options, { embedder, purse, payer: null, permit, inputTokens });
}

function isHeld(given: HeldPermit | NoLeave): given is HeldPermit {
  return typeof given === 'object' && 'id' in given;
}

function sentenceOf(why: NoLeave, model: string): string {
  if (why === 'unpriced') return `The embedding model "${model}" has no price: set one with "npm run prices -- set ${model} --input 0.02 --output 0" (its own dollars per million tokens) or in MODEL_PRICES.`;
  if (why === 'unknown') return 'The budget could not be asked, so nothing was embedded. What is written stays; run the same command again to go on.';
  return `The chain's budget of this month has no room for more embeddings. What is written stays; run the same command again after an admin has raised the limit, or from ${why.renewsOn} on.`;
}
