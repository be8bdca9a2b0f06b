import type { Price } from '@/db/queries/prices';

/** Tokens of one call. `inputTokens` holds the cached ones, `outputTokens` the reasoning ones. */
export interface CallTokens {
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
}

/** What a call costs in whole micros of the price's currency, rounded up: a fraction of a micro is never given away. */
export function costMicrosOf(price: Price, { inputTokens, cachedInputTokens, outputTokens }: CallTokens): number {
  const cached = Math.min(cachedInputTokens, inputTokens);
  const perMillion = (inputTokens - cached) * price.inputMicrosPerMillion + cached * price.cachedInputMicrosPerMillion + outputTokens * price.outputMicrosPerMillion;
  return Math.ceil(perMillion / 1_000_000);
}
