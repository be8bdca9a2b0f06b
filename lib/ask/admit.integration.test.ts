import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { messages } from '@/db/schema/conversations';
import { devices } from '@/db/schema/devices';
import { traces } from '@/db/schema/traces';
import { limitedDays } from '@/db/schema/usage-days';
import { sumLimited } from '@/db/queries/limited-days';
import { withScope, withSystem } from '@/db/scoped';
import { wordEmbedder } from '@/e2e/fixtures/add-document';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { testPurse } from '@/e2e/fixtures/test-purse';
import { authorise } from '@/lib/access/authorise';
import { makeRateLimiter } from '@/lib/budget/limit-rate';
import { openMemoryStore } from '@/lib/budget/rate/open-memory-store';
import { systemClock } from '@/lib/clock';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeLadder } from '@/lib/models/ladder';
import { admit } from './admit';
import { answerQuestion } from './answer-question';
import type { Ask, AskServices } from './ask';
import { streamToFloor, type FloorChunk } from './stream-to-floor';
import { makeFlights } from './recall/flights';

const clock = systemClock;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let home: TestDatabase;
let house: SmallHouse;

/** Forty seconds before the minute's end. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:20Z') }));
afterEach(() => vi.useRealTimers());
beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
});
afterAll(() => home.drop());

function services(): AskServices {
  return {
    db: home.db, embedder: wordEmbedder, clock, log, flights: makeFlights(), purse: testPurse(home.db, clock, log), thesaurus: makeHouseThesaurus(clock), ladder: makeLadder(null),
    rateLimiter: makeRateLimiter({ answerMsMax: 10_000, store: openMemoryStore(clock), factor: 1, log, clock }),
  };
}

const onTablet = (staffId: number, deviceId: string | null = null): Ask => ({
  runId: crypto.randomUUID(), question: 'quantum chromodynamics lattice?', signal: new AbortController().signal,
  asker: { staffId, storeId: deviceId === null ? null : house.stores.paris, deviceId, accessVersion: 1, via: deviceId === null ? 'full' : 'tablet' },
  from: { channel: 'tablet', conversationId: crypto.randomUUID(), questionId: crypto.randomUUID() },
});

async function chunksOf(ask: Ask, given: AskServices): Promise<FloorChunk[]> {
  return Array.fromAsync(streamToFloor(answerQuestion(ask, given), { runId: ask.runId, onLeave: () => undefined }));
}

it('tells the tablet when the next question passes, and keeps nothing of the one it refused', async () => {
  const given = services();
  const scope = await authorise(home.db, onTablet(house.staff.associate).asker, clock);
  for (let asked = 0; asked < 20; asked += 1) await admit(onTablet(house.staff.associate), scope, given);
  const ask = onTablet(house.staff.associate);
  const outcome = { type: 'data-outcome', data: { runId: ask.runId, outcome: 'failed', errorCode: 'too_many_questions', retryAfterSeconds: 41 } };
  expect((await chunksOf(ask, given)).slice(1, -1)).toEqual([outcome]);
  const kept = await withSystem(home.db, async (tx) => [...(await tx.select().from(messages)), ...(await tx.select().from(traces))]);
  expect(kept).toEqual([]);
  const other = await chunksOf(onTablet(house.staff.hr), given);
  expect(other).toContainEqual(expect.objectContaining({ type: 'data-refusal' }));
});

it('counts a tablet’s questions whoever asks them, and a full sign-in’s for the person alone', async () => {
  const given = services();
  const [device] = await withSystem(home.db, (tx) => tx.insert(devices).values({ storeId: house.stores.paris, name: 'Till 1', tokenHash: 'hash', enrolledBy: house.staff.manager }).returning());
  const passed = async (staffId: number, deviceId?: string) => {
    const ask = onTablet(staffId, deviceId);
    const scope = await authorise(home.db, ask.asker, clock);
    const tries = Array.from({ length: 40 }, () => admit(ask, scope, given).then(() => 1, () => 0));
    return (await Promise.all(tries)).reduce<number>((sum, one) => sum + one, 0);
  };
  const { associate, manager, hr } = house.staff;
  expect([await passed(associate, device?.id), await passed(manager, device?.id), await passed(hr, device?.id), await passed(hr)]).toEqual([20, 30, 10, 10]);
});

it('counts what it turns away by day and store, one row however many, and shows it to those who answer for the store', async () => {
  const given = services();
  const turnAway = async (staffId: number, times: number) => {
    const scope = await authorise(home.db, onTablet(staffId).asker, clock);
    for (let asked = 0; asked < 20 + times; asked += 1) await admit(onTablet(staffId), scope, given).catch(() => undefined);
  };
  await turnAway(house.staff.associate, 3);
  await turnAway(house.staff.tokyoAssociate, 2);
  await given.rateLimiter.limited.write(home.db);
  await turnAway(house.staff.associate, -16);
  // A database that is away takes nothing, and loses nothing.
  vi.spyOn(home.db, 'once').mockRejectedValueOnce(new Error('away'));
  await expect(given.rateLimiter.limited.write(home.db)).rejects.toThrow('away');
  await given.rateLimiter.limited.write(home.db);
  const rows = await withSystem(home.db, (tx) => tx.select().from(limitedDays).orderBy(limitedDays.storeId));
  expect(rows).toEqual([
    { day: '2026-11-23', storeId: house.stores.paris, role: 'associate', channel: 'tablet', questions: 7 },
    { day: '2026-11-23', storeId: house.stores.tokyo, role: 'associate', channel: 'tablet', questions: 2 },
  ]);
  const limitedFor = async (staffId: number, storeIds: number[]) => {
    const scope = await authorise(home.db, onTablet(staffId).asker, clock);
    return withScope(home.db, scope, (tx) => sumLimited(tx, { from: '2026-11-01', until: '2026-11-30', storeIds, rung: null, model: null }));
  };
  const both = [house.stores.paris, house.stores.tokyo];
  expect([await limitedFor(house.staff.manager, both), await limitedFor(house.staff.admin, both), await limitedFor(house.staff.associate, both)]).toEqual([7, 9, 0]);
});
