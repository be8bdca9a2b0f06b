import { readPrices, type Price } from '@/db/queries/prices';
import type { Database } from '@/db/client';
import { withScope, withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { Payer } from './permit';

/** The prices of the day, kept for a while. */
export interface PriceList {
  /** What a model costs on a day; null for one without a price, which must not be called. */
  priceOf(db: Database, payer: Payer, model: string, day: string): Promise<Price | null>;
}

/** A price that an admin changed holds after this at the latest. */
const freshForMs = 30_000;

export function makePriceList(clock: Clock): PriceList {
  let kept: { day: string; readMs: number; prices: ReadonlyMap<string, Price> } | null = null;
  return {
    async priceOf(db, payer, model, day) {
      const now = clock.now();
      if (kept === null || kept.day !== day || now.getTime() - kept.readMs >= freshForMs) {
        const rows = await (payer === null ? withSystem(db, (tx) => readPrices(tx, day)) : withScope(db, payer, (tx) => readPrices(tx, day)));
        kept = { day, readMs: now.getTime(), prices: new Map(rows.map((price) => [price.model, price])) };
      }
      return kept.prices.get(model) ?? null;
    },
  };
}
