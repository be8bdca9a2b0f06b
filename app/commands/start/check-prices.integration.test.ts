import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withSystem } from '@/db/scoped';
import { readPrices } from '@/db/queries/prices';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { changePrice } from '@/lib/budget/keep-prices';
import { readEnv } from '@/lib/env';
import { checkPrices } from './check-prices';

let home: TestDatabase;
let now = new Date('2026-11-20T10:00:00Z');
const clock = { now: () => now };
beforeAll(async () => {
  home = await openTestDatabase();
});
afterAll(() => home.drop());

const start = (settings: Record<string, string>) => checkPrices({ db: home.db, clock }, readEnv(settings));
const priceOn = async (model: string, day: string) => (await withSystem(home.db, (tx) => readPrices(tx, day))).find((price) => price.model === model);

describe('the prices at a start', () => {
  it('are there for the models that everybody knows', async () => {
    await start({ OPENAI_API_KEY: 'key', EMBEDDING_BASE_URL: 'http://127.0.0.1:9/v1' });
    expect(await priceOn('gpt-4.1', '2026-11-20')).toMatchObject({ inputMicrosPerMillion: 2_000_000, outputMicrosPerMillion: 8_000_000 });
  });

  it('keep what an owner set for a known model', async () => {
    await changePrice({ db: home.db, clock }, { model: 'gpt-4o', inputMicrosPerMillion: 1, cachedInputMicrosPerMillion: 1, outputMicrosPerMillion: 1 });
    await start({});
    expect(await priceOn('gpt-4o', '2026-11-20')).toMatchObject({ inputMicrosPerMillion: 1 });
  });

  it('refuse a paid model without one, in a sentence that names the variable, the model and the command', async () => {
    await expect(start({ OPENAI_API_KEY: 'key', MODEL_PREMIUM: 'house-model' })).rejects.toThrow(/^MODEL_PREMIUM names the model "house-model", which has no price: set one with "npm run prices -- set house-model /);
    await expect(start({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', MODEL_ECONOMY: 'small' })).rejects.toThrow(/^MODEL_ECONOMY names the model "small"/);
    await expect(start({ EMBEDDING_BASE_URL: 'http://127.0.0.1:9/v1', EMBEDDING_MODEL: 'vectors' })).rejects.toThrow(/^EMBEDDING_MODEL names the model "vectors"/);
  });

  it('ask nothing about models that cannot be called', async () => {
    await start({ MODEL_PREMIUM: 'house-model', MODEL_ECONOMY: 'small' });
  });

  it('are set by MODEL_PRICES from that day on, in every store of the world, and earlier days keep theirs', async () => {
    await start({ OPENAI_API_KEY: 'key', MODEL_PREMIUM: 'house-model', MODEL_PRICES: 'house-model=2/0.5/8' });
    now = new Date('2026-11-25T06:00:00Z');
    await start({ OPENAI_API_KEY: 'key', MODEL_PREMIUM: 'house-model', MODEL_PRICES: 'house-model=3/1/9' });
    expect(await priceOn('house-model', '2026-11-23')).toMatchObject({ inputMicrosPerMillion: 2_000_000 });
    expect(await priceOn('house-model', '2026-11-24')).toMatchObject({ inputMicrosPerMillion: 3_000_000 });
    // In Honolulu it is still the 24th.
    await start({ OPENAI_API_KEY: 'key', MODEL_PREMIUM: 'house-model' });
  });
});
