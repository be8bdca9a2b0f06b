import { desc, lte } from 'drizzle-orm';
import { prices } from '@/db/schema/prices';
import type { ScopedTx, SystemTx } from '@/db/scoped';

/** What a model costs: micros of the currency for a million tokens. */
export interface Price {
  model: string;
  currency: string;
  inputMicrosPerMillion: number;
  cachedInputMicrosPerMillion: number;
  outputMicrosPerMillion: number;
}

const columns = {
  model: prices.model,
  currency: prices.currency,
  inputMicrosPerMillion: prices.inputMicrosPerMillion,
  cachedInputMicrosPerMillion: prices.cachedInputMicrosPerMillion,
  outputMicrosPerMillion: prices.outputMicrosPerMillion,
};

/** The price of every model that is in force on a day. */
export async function readPrices(tx: ScopedTx | SystemTx, onDay: string): Promise<Price[]> {
  return tx.selectDistinctOn([prices.model], columns).from(prices).where(lte(prices.fromDay, onDay)).orderBy(prices.model, desc(prices.fromDay));
}

/** Sets what a model costs from a day on. The same day again corrects it; earlier days keep theirs. */
export async function setPrice(tx: SystemTx, price: Price, fromDay: string): Promise<void> {
  const { model, ...figures } = price;
  await tx.insert(prices).values({ model, fromDay, ...figures }).onConflictDoUpdate({ target: [prices.model, prices.fromDay], set: figures });
}

/** A price with the first day it holds. */
export interface ListedPrice extends Price {
  fromDay: string;
}

/** Every price there is, by model, the newest first. */
export async function listPrices(tx: SystemTx): Promise<ListedPrice[]> {
  return tx.select({ ...columns, fromDay: prices.fromDay }).from(prices).orderBy(prices.model, desc(prices.fromDay));
}
