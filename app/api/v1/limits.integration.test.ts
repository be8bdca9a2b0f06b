import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { traces } from '@/db/schema/traces';
import { withSystem } from '@/db/scoped';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { fillSmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { testPurse } from '@/e2e/fixtures/test-purse';
import { createKey } from '@/lib/access/keep-keys';
import type { AskServices } from '@/lib/ask/ask';
import { makeFlights } from '@/lib/ask/recall/flights';
import { makeRateLimiter } from '@/lib/budget/limit-rate';
import { openMemoryStore } from '@/lib/budget/rate/open-memory-store';
import { systemClock } from '@/lib/clock';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeLadder } from '@/lib/models/ladder';
import { POST as complete } from './chat/completions/route';
import { POST as search } from './search/route';

const made = vi.hoisted((): { services: AskServices | undefined } => ({ services: undefined }));
vi.mock('@/app/services', () => ({ services: () => made.services }));

const clock = systemClock;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const minuteMax = 20;
let home: TestDatabase;
let key: string;
beforeAll(async () => {
  home = await openTestDatabase();
  const { collections } = await fillSmallHouse(home.db);
  await addDocument(home.db, { collectionId: collections.everyone, externalId: 'returns', title: 'Returns of handbags', passages: ['Handbags can be returned within 30 days with the receipt.'] });
  ({ key } = await createKey({ db: home.db, clock }, { number: '10412', name: 'test' }));
});
afterAll(() => home.drop());

/** Forty seconds before the minute's end. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:20Z') });
  made.services = {
    db: home.db, embedder: wordEmbedder, clock, log, flights: makeFlights(), purse: testPurse(home.db, clock, log), thesaurus: makeHouseThesaurus(clock), ladder: makeLadder(null),
    rateLimiter: makeRateLimiter({ answerMsMax: 10_000, store: openMemoryStore(clock), factor: 1, log, clock }),
  };
  await withSystem(home.db, (tx) => tx.delete(traces));
});
afterEach(() => vi.useRealTimers());

const request = (body: object) => new Request('http://house.example/api/v1', { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(body) });
const question = 'Can handbags be returned with the receipt?';
const calls = {
  'a completion': () => complete(request({ messages: [{ role: 'user', content: question }] })),
  'a streamed completion': () => complete(request({ messages: [{ role: 'user', content: question }], stream: true })),
  'a search': () => search(request({ query: question })),
};
const limitsOf = ({ headers }: Response) => [headers.get('RateLimit-Policy'), headers.get('RateLimit'), headers.get('Retry-After')];

describe.each(Object.entries(calls))('%s', (_, call) => {
  it('says what is left with its answer', async () => {
    const response = await call();
    await response.text();
    expect([response.status, ...limitsOf(response)]).toEqual([200, '"staff";q=20;w=60, "staff-hour";q=300;w=3600', '"staff";r=19;t=40, "staff-hour";r=299;t=3580', null]);
  });

  it('beyond the limit is a 429 that says when to come back, writes nothing down, and passes then', async () => {
    for (let asked = 0; asked < minuteMax; asked += 1) await search(request({ query: question }));
    const response = await call();
    expect([response.status, ...limitsOf(response)]).toEqual([429, '"staff";q=20;w=60, "staff-hour";q=300;w=3600', '"staff";r=0;t=41, "staff-hour";r=279;t=3580', '41']);
    expect(await response.json()).toEqual({ error: { message: 'Too many questions at once. Please wait a moment, then try again.', type: 'rate_limit_error', code: 'too_many_questions', param: null } });
    expect(await withSystem(home.db, (tx) => tx.select().from(traces))).toEqual([]);
    vi.setSystemTime(new Date('2026-11-23T12:01:01Z'));
    expect((await call()).status).toBe(200);
  });
});

it('an unknown key is refused before anything is counted', async () => {
  const response = await search(new Request('http://house.example/api/v1', { method: 'POST', headers: { authorization: 'Bearer fh_no' }, body: '{"query":"x"}' }));
  expect([response.status, ...limitsOf(response)]).toEqual([401, null, null, null]);
});
