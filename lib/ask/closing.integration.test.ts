import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPurse } from '@/e2e/fixtures/test-purse';
import { makeClosing, type Closing } from '@/lib/closing';
import type { RunEvent } from '@/lib/contract/run-event';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeLadder } from '@/lib/models/ladder';
import { answerQuestion } from './answer-question';
import { makeFlights } from './recall/flights';

/** A process that is told to end while people are being answered. */
let home: TestDatabase;
let house: SmallHouse;
let fake: FakeModel;
let closing: Closing;
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  fake = await startFakeModel();
  await priceModels(home.db, ['big', 'small']);
  await addDocument(home.db, { collectionId: house.collections.everyone, externalId: 'returns', title: 'Returns of handbags', passages: ['Handbags can be returned within 30 days with the receipt. Worn handbags are refused.'] });
});
afterAll(async () => {
  await fake.close();
  await home.drop();
});
beforeEach(() => {
  fake.reset();
  closing = makeClosing(0);
});

/** Asks, and closes when the first event of this kind has come. */
async function ask(closeAt: RunEvent['type'] | 'begin'): Promise<RunEvent[]> {
  const services = {
    db: home.db, embedder: wordEmbedder, clock, log: silent, thesaurus: makeHouseThesaurus(clock), rateLimiter: generousLimiter(), purse: testPurse(home.db, clock, silent), flights: makeFlights(), closing,
    ladder: makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'big', economyModel: 'small', firstChunkMsMax: 20_000, betweenChunksMsMax: 20_000 }),
  };
  const asker = { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: null, via: 'key' } as const;
  const events: RunEvent[] = [];
  if (closeAt === 'begin') closing.begin();
  for await (const event of answerQuestion({ runId: randomUUID(), asker, question: 'Can handbags be returned?', from: { channel: 'api', history: [] }, signal: new AbortController().signal }, services)) {
    events.push(event);
    if (event.type === closeAt) closing.begin();
  }
  return events;
}

describe('a process that ends', () => {
  it('takes no more questions, and says when to come back', async () => {
    expect(await ask('begin')).toEqual([expect.objectContaining({ type: 'end', outcome: 'failed', errorCode: 'busy', retryAfterSeconds: 3 })]);
  });

  it('keeps what had arrived of an answer that does not end in time, and says that it is not all', async () => {
    fake.behave({ behaviour: { fault: 'stall_mid' } });
    const events = await ask('text');
    expect(events.filter(({ type }) => type === 'text')).not.toEqual([]);
    expect(events).toContainEqual({ type: 'notice', code: 'interrupted' });
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', errorCode: 'answer_interrupted' });
    await expect.poll(() => fake.inFlight()).toBe(0);
  });

  it('answers from the documents who still waits for the first word then', async () => {
    fake.behave({ behaviour: { fault: 'stall_first' } });
    expect((await ask('sources')).at(-1)).toMatchObject({ outcome: 'answered', rung: 'extractive' });
    await expect.poll(() => fake.inFlight()).toBe(0);
  });

  it('lets an answer end that does so in time', async () => {
    closing = makeClosing(60_000);
    expect((await ask('text')).at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium' });
  });
});
