import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permits } from '@/db/schema/budgets';
import { withSystem } from '@/db/scoped';
import { addDocument } from '../fixtures/add-document';
import { fillSmallHouse, type SmallHouse } from '../fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '../fixtures/test-database';
import { readTestEnvironment } from '../fixtures/test-environment';
import { priceModels } from '../fixtures/test-purse';
import { openFaultyHouse, type Dependency, type Ended, type FaultyHouse } from './faulty-house';
import type { Fault } from './faulty-proxy';

/** Each dependency with each fault, as whoever asks lives it. */
let home: TestDatabase;
let house: SmallHouse;
const { redisUrl, postgresUrl } = readTestEnvironment();

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  await priceModels(home.db, ['big', 'small']);
  await addDocument(home.db, { collectionId: house.collections.everyone, externalId: 'returns', title: 'Returns of handbags', passages: ['Handbags can be returned within 30 days with the receipt. Worn handbags are refused.'] });
});
afterAll(() => home.drop());

const faults = {
  latency: { kind: 'latency', ms: 40, jitterMs: 0 },
  jitter: { kind: 'latency', ms: 0, jitterMs: 60 },
  down: { kind: 'down' },
  slowBandwidth: { kind: 'bandwidth', bytesPerSecond: 200_000 },
  blackHole: { kind: 'black_hole' },
  reset: { kind: 'reset' },
  slowClose: { kind: 'slow_close', ms: 500 },
  cutAtOnce: { kind: 'cut_after', bytes: 0 },
  cutLater: { kind: 'cut_after', bytes: 900 },
} as const satisfies Record<string, Fault>;

/** How a question may end under a fault. What only slows things down must not be noticed; what takes a dependency away leads to its place in the ladder, or to a code. */
const harmless: ReadonlySet<string> = new Set(['latency', 'jitter', 'slowBandwidth', 'slowClose']);
const well = 'answered premium';
const endings: Record<Dependency, readonly string[]> = {
  // A cut in the middle of an answer keeps what had arrived.
  model: ['answered economy', 'answered extractive', 'failed answer_interrupted', well],
  embedder: [well],
  redis: [well],
  postgres: ['failed database_unavailable'],
};
const takenAway: ReadonlySet<string> = new Set(['down', 'blackHole', 'reset', 'cutAtOnce']);
const plainest = ['latency', 'down', 'blackHole', 'cutLater'] as const;
const askedAtOnce = 4;
const rounds = 3;

async function live(faulty: Dependency, name: keyof typeof faults): Promise<string[]> {
  const found = await openFaultyHouse({ faulty, home, staffId: house.staff.associate, redisUrl });
  try {
    await expect.poll(async () => (await found.ask()).ending, { timeout: 15_000 }).toBe(well);
    const callsBefore = found.fake.calls.length;
    await found.proxy.behave(faults[name]);
    const during: Ended[] = [];
    for (let round = 0; round < rounds; round += 1) during.push(...(await Promise.all(Array.from({ length: askedAtOnce }, () => found.ask()))));
    const calls = found.fake.calls.slice(callsBefore).filter(({ kind }) => kind === 'chat');
    await found.proxy.behave({ kind: 'none' });
    return [...judge(faulty, name, during), ...judgeCalls(calls.map(({ model }) => model), during.length), ...(await judgeRecovery(found))].map((fault) => `${faulty} ${name}: ${fault}`);
  } finally {
    await found.close();
  }
}

function judge(faulty: Dependency, name: string, during: readonly Ended[]): string[] {
  const allowed = harmless.has(name) ? [well] : name === 'cutLater' ? [...endings[faulty], well] : endings[faulty];
  const wrong = during.filter(({ ending }) => !allowed.includes(ending)).map(({ ending }) => `ended as ${ending}`);
  const untouched = takenAway.has(name) && faulty === 'model' ? during.filter(({ ending }) => ending === well).map(() => 'had no effect') : [];
  const untold = takenAway.has(name) && faulty === 'embedder' ? during.filter(({ notices }) => !notices.includes('keyword_search_only')).map(() => 'searched by words and did not say so') : [];
  return [...wrong, ...untouched, ...untold];
}

/** A provider sees each question once for each of its models, and at most a tenth more. */
function judgeCalls(models: readonly string[], asked: number): string[] {
  return ['big', 'small'].map((model) => models.filter((each) => each === model).length).filter((calls) => calls > asked * 1.1).map((calls) => `${calls} calls of one model for ${asked} questions`);
}

async function judgeRecovery(found: FaultyHouse): Promise<string[]> {
  let last: Ended = { ending: 'nothing', notices: [] };
  const back = await expect.poll(async () => (last = await found.ask()), { timeout: 10_000, interval: 200 }).toEqual({ ending: well, notices: [] }).then(() => true, () => false);
  const left = await expect.poll(() => found.underWay(), { timeout: 5_000 }).toBe(0).then(() => true, () => false);
  return [...(back ? [] : [`not back after ten seconds: ${last.ending} ${last.notices.join()}`]), ...(left ? [] : [`${found.underWay()} left behind a gate`])];
}

describe('every fault', () => {
  it.each((['model', 'embedder', 'redis', 'postgres'] as const).filter((faulty) => faulty !== 'redis' || redisUrl !== undefined))('of the %s ends each question with a rung or a code, costs no more calls, and is over within ten seconds', async (faulty) => {
    const names = Object.keys(faults).filter((name): name is keyof typeof faults => name in faults);
    const found: string[][] = [];
    // The embedded database has one session for all: what holds it up holds up everybody. There only the plainest, and its own one after the other.
    const lived = postgresUrl === undefined ? plainest : names;
    if (faulty === 'postgres' && postgresUrl === undefined) for (const name of lived) found.push(await live(faulty, name));
    else found.push(...(await Promise.all(lived.map((name) => live(faulty, name)))));
    expect(found.flat()).toEqual([]);
  }, 90_000);

  it('leaves no money held', async () => {
    const held = async () => (await withSystem(home.db, (tx) => tx.select({ id: permits.id }).from(permits).where(sql`state = 'open'`))).length;
    await expect.poll(held, { timeout: 10_000 }).toBe(0);
  });
});
