import type { Database } from '@/db/client';
import { setPrice } from '@/db/queries/prices';
import { withSystem } from '@/db/scoped';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { testPurse } from '@/e2e/fixtures/test-purse';
import { withoutGuards } from '@/e2e/fixtures/without-guards';
import type { AskServices } from '@/lib/ask/ask';
import { promptLimits } from '@/lib/ask/pack';
import { makeFlights } from '@/lib/ask/recall/flights';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeEmbedder } from '@/lib/models/embed';
import { makeLadder } from '@/lib/models/ladder';

export const dimeModel = 'gpt-dime';

/** What every question costs here, to the micro: its prompt is free, and the longest answer, which is what is reserved, costs ten cents. */
export const dimeMicros = 100_000;

export async function priceDime(db: Database): Promise<void> {
  const price = { model: dimeModel, currency: 'USD', inputMicrosPerMillion: 0, cachedInputMicrosPerMillion: 0, outputMicrosPerMillion: (dimeMicros / promptLimits.answerTokensMax) * 1_000_000 };
  await withSystem(db, (tx) => setPrice(tx, price, '2020-01-01'));
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a server process needs for questions that cost a dime each; at that moment, for ever. */
export function dimeServices(db: Database, baseUrl: string, now: string): AskServices {
  const clock = { now: () => new Date(now) };
  const settings = { apiKey: 'test', baseUrl, premiumModel: dimeModel, economyModel: dimeModel, firstChunkMsMax: 120_000, betweenChunksMsMax: 120_000 };
  return {
    db, clock, log: silent, flights: makeFlights(), thesaurus: makeHouseThesaurus(clock), rateLimiter: generousLimiter(), purse: testPurse(db, clock, silent),
    embedder: makeEmbedder({ baseUrl, apiKey: 'test', modelName: 'none', paid: false }), ladder: withoutGuards(makeLadder(settings)),
  };
}
