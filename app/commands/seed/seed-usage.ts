import type { Database } from '@/db/client';
import { withSystem } from '@/db/scoped';
import { loadUsage } from '@/db/seed/usage/load-usage';
import { costMicrosOf } from '@/lib/budget/cost-of';
import { knownPrices } from '@/lib/budget/known-prices';
import type { Clock } from '@/lib/clock';

const models = { premium: 'gpt-4.1', economy: 'gpt-4.1-mini' } as const;

/** Gives the demo house a past: ninety days of usage up to yesterday, once. Returns how many questions were added. */
export async function seedUsage(db: Database, clock: Clock): Promise<number> {
  const prices = new Map(knownPrices.map((price) => [price.model, price]));
  return withSystem(db, (tx) => loadUsage(tx, {
    now: clock.now(),
    models,
    costMicrosOf: (model, tokens) => {
      const price = prices.get(model);
      if (price === undefined) throw new Error(`The demo house has no price for ${model}.`);
      return costMicrosOf(price, tokens);
    },
  }));
}
