import type { Usage } from '@/lib/contract/run-event';

/** The most tokens that one call can have used, far beyond any model's window: whoever tells more has told nothing. */
const tokensMax = 100_000_000;

/** Whether a provider told a number of tokens. Compatible servers also send none at all, a fraction, or something below zero. */
export function isTokenCount(told: number | undefined): told is number {
  return told !== undefined && Number.isSafeInteger(told) && told >= 0 && told <= tokensMax;
}

type Told = { [Figure in keyof Usage]: number | undefined };

/**
 * What a provider said a call used, as the ledger may take it; null when it said nothing that can be true, and the call has to be counted. A prompt is
 * never nothing. Cached tokens are a part of the input. Where more was reasoned than written, the reasoning stands beside the output (some
 * providers tell it so) and is billed on top of it.
 */
export function toldUsage({ inputTokens, cachedInputTokens, outputTokens, reasoningTokens }: Told): Usage | null {
  if (!isTokenCount(inputTokens) || !isTokenCount(outputTokens) || inputTokens === 0) return null;
  const cached = isTokenCount(cachedInputTokens) ? Math.min(cachedInputTokens, inputTokens) : 0;
  const reasoning = isTokenCount(reasoningTokens) ? reasoningTokens : 0;
  return { inputTokens, cachedInputTokens: cached, outputTokens: reasoning > outputTokens ? outputTokens + reasoning : outputTokens, reasoningTokens: reasoning };
}
