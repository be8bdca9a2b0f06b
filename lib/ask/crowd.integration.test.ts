import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { traces } from '@/db/schema/traces';
import { withSystem } from '@/db/scoped';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPurse } from '@/e2e/fixtures/test-purse';
import type { RunEvent } from '@/lib/contract/run-event';
import { makeGate, type Gate } from '@/lib/gate';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeLadder } from '@/lib/models/ladder';
import { gates } from '@/lib/resilience';
import { answerQuestion } from './answer-question';
import type { Ask, AskServices } from './ask';
import { makeFlights } from './recall/flights';
import { searchEvidence } from './search-evidence';

/** More people than there is room for. */
let home: TestDatabase;
let house: SmallHouse;
let fake: FakeModel;
let embedded: number;
let services: AskServices;
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const oneAtATime = { ...gates.questions, initial: 1, min: 1, max: 1 };

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
  embedded = 0;
  const embedder: AskServices['embedder'] = { ...wordEmbedder, embed: (...given) => ((embedded += 1), wordEmbedder.embed(...given)) };
  services = {
    db: home.db, embedder, clock, log: silent, thesaurus: makeHouseThesaurus(clock), rateLimiter: generousLimiter(), purse: testPurse(home.db, clock, silent), flights: makeFlights(),
    ladder: makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'big', economyModel: 'small', firstChunkMsMax: 20_000, betweenChunksMsMax: 20_000 }),
  };
});

const always = new AbortController().signal;
const asks = (signal = always): Ask => {
  const asker = { staffId: house.staff.associate, storeId: null, deviceId: null, accessVersion: null, via: 'key' } as const;
  return { runId: randomUUID(), asker, question: 'Can handbags be returned?', from: { channel: 'api', history: [] }, signal };
};
async function answer(asked: Ask, gate: Gate): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of answerQuestion(asked, { ...services, gate })) events.push(event);
  return events;
}
/** A gate at which everybody has waited for this share of the longest wait. */
const after = (pressure: number): Gate => {
  const gate = makeGate(gates.questions);
  return { ...gate, enter: async (...given) => ({ ...(await gate.enter(...given)), pressure }) };
};
const noticesOf = (events: readonly RunEvent[]) => events.flatMap((event) => (event.type === 'notice' ? [event.code] : []));

describe('a crowd', () => {
  it('is told to come back in some seconds, and nothing is written about whom there was no room for', async () => {
    const gate = makeGate(oneAtATime);
    const held = await gate.enter('person', always);
    const asked = asks();
    expect(await answer(asked, gate)).toEqual([expect.objectContaining({ type: 'end', outcome: 'failed', errorCode: 'busy', retryAfterSeconds: expect.any(Number) })]);
    expect((await withSystem(home.db, (tx) => tx.select().from(traces))).filter(({ runId }) => runId === asked.runId)).toEqual([]);
    expect([fake.calls.length, embedded]).toEqual([0, 0]);
    held.leave();
    expect((await answer(asks(), gate)).at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium' });
  });

  it('is served again as soon as the one before has its sources, however long the answer takes', async () => {
    const gate = makeGate(oneAtATime);
    const slow = answerQuestion(asks(), { ...services, gate });
    await slow.next();
    expect(gate.state().underWay).toBe(0);
    await slow.return(undefined);
  });

  it.each(['stopped', 'refused', 'search'] as const)('leaves no place behind when a question ends %s', async (ending) => {
    const gate = makeGate(oneAtATime);
    if (ending === 'search') await searchEvidence(asks(), { ...services, gate });
    else await answer(ending === 'stopped' ? asks(AbortSignal.abort()) : { ...asks(), question: 'quantum chromodynamics lattice?' }, gate);
    expect(gate.state()).toMatchObject({ underWay: 0, waiting: 0 });
  });

  it.each([
    [0.05, 'premium', [], 1],
    [0.15, 'economy', ['rung_economy_busy'], 1],
    [0.4, 'extractive', ['rung_extractive_busy'], 1],
    [0.7, 'extractive', ['keyword_search_only', 'rung_extractive_busy'], 0],
  ] as const)('that waited for %d of the longest wait is answered by the %s rung', async (pressure, rung, notices, vectors) => {
    const events = await answer(asks(), after(pressure));
    expect(events.at(-1)).toMatchObject({ outcome: 'answered', rung });
    expect([noticesOf(events), embedded, fake.calls.length]).toEqual([notices, vectors, rung === 'extractive' ? 0 : 1]);
  });

  it('takes nothing from those who waited less, though they ask the same at the same time', async () => {
    const all = await Promise.all([0.4, 0, 0.4, 0].map((pressure) => answer(asks(), after(pressure))));
    expect([1, 3].map((place) => all[place]?.at(-1))).toEqual([1, 3].map(() => expect.objectContaining({ outcome: 'answered', rung: 'premium' })));
  });

  it('still gets what others are having written', async () => {
    fake.behave({ behaviour: { firstTokenMs: 3_000 } });
    const first = answer(asks(), after(0));
    await expect.poll(() => fake.calls.length, { timeout: 10_000 }).toBe(1);
    expect((await answer(asks(), after(0.4))).at(-1)).toMatchObject({ rung: 'premium' });
    await first;
    expect(fake.calls).toHaveLength(1);
  });
});
