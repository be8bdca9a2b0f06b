import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { traces } from '@/db/schema/traces';
import { withSystem } from '@/db/scoped';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { fillSmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPurse } from '@/e2e/fixtures/test-purse';
import { createKey } from '@/lib/access/keep-keys';
import type { AskServices } from '@/lib/ask/ask';
import { makeFlights } from '@/lib/ask/recall/flights';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import type { Embedder } from '@/lib/models/embed';
import { makeLadder } from '@/lib/models/ladder';
import { POST as complete } from './chat/completions/route';
import { POST as search } from './search/route';

const made = vi.hoisted((): { services: AskServices | undefined } => ({ services: undefined }));
vi.mock('@/app/services', () => ({ services: () => made.services }));

const question = 'Can handbags be returned with the receipt?';
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const logged: string[] = [];
const note = (event: string) => void logged.push(event);

let home: TestDatabase;
let fake: FakeModel;
let key: string;
beforeAll(async () => {
  home = await openTestDatabase();
  const { collections } = await fillSmallHouse(home.db);
  await addDocument(home.db, { collectionId: collections.everyone, externalId: 'returns', title: 'Returns of handbags', passages: ['Handbags can be returned within 30 days with the receipt.'] });
  ({ key } = await createKey({ db: home.db, clock }, { number: '10412', name: 'test' }));
  fake = await startFakeModel();
  await priceModels(home.db, ['big', 'small']);
});
afterAll(async () => {
  await fake.close();
  await home.drop();
});
beforeEach(() => {
  fake.reset();
  fake.behave({ behaviour: { fault: 'stall_first' } });
  logged.length = 0;
  serve(wordEmbedder);
});

function serve(embedder: Embedder): void {
  const waitMsMax = 15_000;
  made.services = {
    db: home.db, embedder, clock, log: { info: note, warn: note, error: note },
    rateLimiter: generousLimiter(), thesaurus: makeHouseThesaurus(clock), flights: makeFlights(), purse: testPurse(home.db, clock, { info: note, warn: note, error: note }),
    ladder: makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'big', economyModel: 'small', firstChunkMsMax: waitMsMax, betweenChunksMsMax: waitMsMax }),
  };
}

/** A request, and its client's leaving. */
function request(body: object) {
  const client = new AbortController();
  const headers = { authorization: `Bearer ${key}` };
  return { sent: new Request('http://house.example/api/v1', { method: 'POST', headers, body: JSON.stringify(body), signal: client.signal }), leave: () => client.abort() };
}
const asked = (stream: boolean) => request({ messages: [{ role: 'user', content: question }], stream });
const modelCalled = () => expect.poll(() => fake.calls.length, { timeout: 10_000 }).toBe(1);
const modelLeft = () => expect.poll(() => fake.calls[0]?.outcome, { timeout: 500 }).toBe('aborted');
const outcomes = async () => (await withSystem(home.db, (tx) => tx.delete(traces).returning())).map(({ outcome }) => outcome);

describe('a client that leaves before the first byte', () => {
  it('ends a completion that is waited for whole, and the call of the model with it', async () => {
    const { sent, leave } = asked(false);
    const response = complete(sent);
    await modelCalled();
    leave();
    await modelLeft();
    await response;
    expect([fake.calls.length, await outcomes()]).toEqual([1, ['stopped']]);
  });

  it('ends a completion that streams, and the call of the model with it', async () => {
    const { sent, leave } = asked(true);
    const { body } = await complete(sent);
    const text = new Response(body).text();
    await modelCalled();
    leave();
    await modelLeft();
    expect(await text).toContain('"outcome":"stopped"');
    expect([fake.calls.length, await outcomes()]).toEqual([1, ['stopped']]);
  });

  it('ends a streamed completion by dropping its stream alone', async () => {
    const reader = (await complete(asked(true).sent)).body?.getReader();
    while (fake.calls.length === 0) await Promise.race([reader?.read(), modelCalled()]);
    await reader?.cancel();
    await modelLeft();
    expect(await outcomes()).toEqual(['stopped']);
  });

  it('calls no model for a stream that is dropped unread, and ends its run', async () => {
    const { body } = await complete(asked(true).sent);
    await body?.cancel();
    expect([fake.calls.length, await outcomes()]).toEqual([0, ['stopped']]);
  });

  it('ends a search that waits for its vector', async () => {
    const waiting = Promise.withResolvers<void>();
    serve({ ...wordEmbedder, embed: (_texts, { signal }) => new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('left', 'AbortError')), { once: true });
      waiting.resolve();
    }) });
    const { sent, leave } = request({ query: question });
    const response = search(sent);
    await waiting.promise;
    leave();
    expect((await response).ok).toBe(false);
    expect(logged).not.toContain('embedder_failed');
  });
});
