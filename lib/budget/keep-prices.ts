import { listPrices, readPrices, setPrice, type ListedPrice, type Price } from '@/db/queries/prices';
import type { Database } from '@/db/client';
import { withSystem } from '@/db/scoped';
import { localDay, type Clock } from '@/lib/clock';
import type { ModelPrice } from '@/lib/model-prices';
import { knownPrices, knownPricesFrom } from './known-prices';

interface PriceServices {
  db: Database;
  clock: Clock;
}

/** Where the day ends last: a price from this day on is in force in every store of the world. */
const lastZone = 'Etc/GMT+12';

/** The earliest day that is today somewhere. */
export function earliestToday({ clock }: Pick<PriceServices, 'clock'>): string {
  return localDay(clock.now(), lastZone);
}

/**
 * Puts the known prices in where the table has none for a model, and what the owner's settings say from today on where it differs.
 * Several processes may start at once: the same rows are written twice.
 */
export async function fillPrices(services: PriceServices, wanted: readonly ModelPrice[]): Promise<void> {
  const today = earliestToday(services);
  await withSystem(services.db, async (tx) => {
    const models = new Set((await listPrices(tx)).map(({ model }) => model));
    for (const price of knownPrices) if (!models.has(price.model)) await setPrice(tx, price, knownPricesFrom);
    const inForce = new Map((await readPrices(tx, today)).map((price) => [price.model, price]));
    for (const price of wanted) if (!isSame(price, inForce.get(price.model))) await setPrice(tx, { currency: 'USD', ...price }, today);
  });
}

function isSame(wanted: ModelPrice, there: Price | undefined): boolean {
  return there?.currency === 'USD'
    && there.inputMicrosPerMillion === wanted.inputMicrosPerMillion
    && there.cachedInputMicrosPerMillion === wanted.cachedInputMicrosPerMillion
    && there.outputMicrosPerMillion === wanted.outputMicrosPerMillion;
}

/** Every price there is, by model, the newest first. */
export async function readAllPrices({ db }: PriceServices): Promise<ListedPrice[]> {
  return withSystem(db, listPrices);
}

/** Sets what a model costs from a day on; without one, from today. Gives that day. */
export async function changePrice(services: PriceServices, price: ModelPrice, fromDay = earliestToday(services)): Promise<string> {
  await withSystem(services.db, (tx) => setPrice(tx, { currency: 'USD', ...price }, fromDay));
  return fromDay;
}

/** Which of these models have no price today. */
export async function modelsWithoutPrice(services: PriceServices, models: readonly string[]): Promise<string[]> {
  const priced = new Set((await withSystem(services.db, (tx) => readPrices(tx, earliestToday(services)))).map(({ model }) => model));
  return models.filter((model) => !priced.has(model));
}
