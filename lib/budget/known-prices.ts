import type { Price } from '@/db/queries/prices';

/**
 * What widely used models cost, from their providers' public price lists, in micros of a dollar for a million tokens (2,000,000 is
 * $2.00). Put into the table of prices where it has none for the model; what an owner set stays.
 */
const list = [
  // model, input, cached input, output
  ['gpt-4.1', 2_000_000, 500_000, 8_000_000],
  ['gpt-4.1-mini', 400_000, 100_000, 1_600_000],
  ['gpt-4.1-nano', 100_000, 25_000, 400_000],
  ['gpt-4o', 2_500_000, 1_250_000, 10_000_000],
  ['gpt-4o-mini', 150_000, 75_000, 600_000],
  ['text-embedding-3-small', 20_000, 20_000, 0],
  ['text-embedding-3-large', 130_000, 130_000, 0],
] as const;

/** The first day these prices are known for; history before it has none. */
export const knownPricesFrom = '2025-04-14';

export const knownPrices: readonly Price[] = list.map(([model, inputMicrosPerMillion, cachedInputMicrosPerMillion, outputMicrosPerMillion]) => ({
  model, currency: 'USD', inputMicrosPerMillion, cachedInputMicrosPerMillion, outputMicrosPerMillion,
}));
