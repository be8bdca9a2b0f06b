import type { HeldPermit, Payer } from '@/lib/budget/permit';
import type { Purse } from '@/lib/budget/purse';
import type { EmbedOptions, Embedder } from '@/lib/models/embed';
import { wasRefused } from '@/lib/models/judge-failure';
import { isTokenCount } from './told-usage';

interface PermittedEmbedding {
  embedder: Embedder;
  purse: Purse;
  payer: Payer;
  permit: HeldPermit;
  /** What the texts are by our own count: what is paid when the endpoint tells nothing. */
  inputTokens: number;
}

/**
 * Vectors of so many texts as go in one request, settled however it ends: what the endpoint says it counted, nothing when it refused the request or was
 * never reached, and our own count when it broke off on its way, because it may have been billed all the same. Throws as the embedder does.
 */
export async function embedWithPermit(texts: readonly string[], options: EmbedOptions, { embedder, purse, payer, permit, inputTokens }: PermittedEmbedding): Promise<number[][]> {
  let reported: number | null = null;
  let refused = false;
  let finished = false;
  try {
    const vectors = await embedder.embed(texts, { ...options, permit, onTokens: (tokens) => (reported = isTokenCount(tokens) && tokens > 0 ? tokens : null) });
    finished = true;
    return vectors;
  } catch (cause) {
    refused = wasRefused(cause);
    throw cause;
  } finally {
    const used = reported ?? (refused ? 0 : inputTokens);
    await purse.settle(payer, permit, { inputTokens: used, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0, source: reported === null ? 'counted' : 'reported', finished });
  }
}
