import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keptAnswers as keptAnswersTable } from '@/db/schema/kept-answers';
import { withSystem } from '@/db/scoped';
import { openRecallHouse, textOf, type RecallHouse } from '@/e2e/fixtures/recall-house';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { systemClock } from '@/lib/clock';
import { policies } from '@/lib/resilience';
import { keepAnswers } from './keep-answers';
import { shareFlights, type SharedFlights } from './share-flights';

/** Processes that share a database and know by Redis what the others are having written. */
const { redisUrl } = readTestEnvironment();
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Here it is asked who flies, not how quick Redis is: a busy machine may take its time. */
const patient = { ...policies.redis, deadlineMs: 10_000 };
const always = new AbortController().signal;

describe.skipIf(!redisUrl)('flights of several processes', () => {
  let open: RecallHouse;
  const shared: SharedFlights[] = [];

  function newProcess() {
    const flights = shareFlights(redisUrl ?? '', silent, systemClock, patient);
    shared.push(flights);
    return { flights, services: open.services({ sharedFlights: flights }) };
  }

  /** A process whose connection stands: the first command of one that is opened late would find Redis away. */
  async function connected() {
    const one = newProcess();
    await expect.poll(async () => {
      const boarding = await one.flights.board(crypto.randomUUID());
      const known = !boarding.elsewhere && boarding.shared;
      if (!boarding.elsewhere) await boarding.land(false);
      return known;
    }, { timeout: 10_000 }).toBe(true);
    return one;
  }

  beforeAll(async () => {
    open = await openRecallHouse();
  });
  afterAll(() => open.close());
  beforeEach(() => open.reset());
  afterEach(() => {
    for (const flights of shared.splice(0)) flights.close();
  });

  it('make one call of a hundred same questions, and everybody reads the same', async () => {
    open.fake.behave({ behaviour: { firstTokenMs: 3_000, tokensPerSecond: 20 } });
    const processes = await Promise.all(Array.from({ length: 4 }, connected));
    // Whoever comes after its end, on a busy machine, finds it kept.
    const keptAnswers = keepAnswers({ db: open.home.db, clock: systemClock, log: silent, keptHours: 1 });
    const all = await Promise.all(Array.from({ length: 100 }, (_, place) => open.ask({ ...(processes[place % 4]?.services ?? open.services()), keptAnswers })));
    await expect.poll(async () => (await withSystem(open.home.db, (tx) => tx.select({ key: keptAnswersTable.key }).from(keptAnswersTable))).length).toBe(1);
    expect(open.fake.calls).toHaveLength(1);
    expect(new Set(all.map(textOf)).size).toBe(1);
    expect(textOf(all[0] ?? [])).toContain('30 days');
    expect(await open.events()).toHaveLength(1);
    expect(await open.balance()).toEqual({ reservedMicros: 0, unexplainedMicros: 0 });
  });

  it('go on for readers elsewhere when the one who pays leaves, and end when the last one does', async () => {
    open.fake.behave({ behaviour: { firstTokenMs: 1_500, tokensPerSecond: 4 } });
    const [one, other] = [await connected(), await connected()];
    const stops = [new AbortController(), new AbortController()];
    const payer = open.ask(one.services, { stop: stops[0] });
    await expect.poll(() => open.fake.calls.length).toBe(1);
    const texts: string[] = [];
    const follower = open.ask(other.services, { stop: stops[1], onText: () => void texts.push('text') });
    await expect.poll(() => texts.length, { timeout: 10_000 }).toBeGreaterThan(0);
    stops[0]?.abort();
    expect((await payer).at(-1)).toMatchObject({ outcome: 'stopped' });
    const heard = texts.length;
    await expect.poll(() => texts.length, { timeout: 10_000 }).toBeGreaterThan(heard);
    stops[1]?.abort();
    expect((await follower).at(-1)).toMatchObject({ outcome: 'stopped' });
    await expect.poll(() => open.fake.calls.map(({ outcome }) => outcome), { timeout: 5_000 }).toEqual(['aborted']);
    await expect.poll(() => open.balance(), { timeout: 5_000 }).toEqual({ reservedMicros: 0, unexplainedMicros: 0 });
  });

  it('are taken over by whoever waits when their process dies before its first word', async () => {
    const [dead, living] = [await connected(), await connected()];
    const key = crypto.randomUUID();
    expect(await dead.flights.board(key)).toMatchObject({ elsewhere: false, shared: true });
    const boarding = await living.flights.board(key);
    dead.flights.close();
    if (!boarding.elsewhere) throw new Error('The first one flies.');
    const heard = boarding.follow(always);
    expect(await heard.next()).toEqual({ done: true, value: false });
    expect(await living.flights.board(key)).toMatchObject({ elsewhere: false, shared: true });
  });

  it('that die in the middle of an answer break off for whoever reads it elsewhere', async () => {
    const [dead, living] = [await connected(), await connected()];
    const key = crypto.randomUUID();
    const flight = await dead.flights.board(key);
    if (flight.elsewhere) throw new Error('Nobody else flies.');
    flight.tell('Within 30 ');
    const boarding = await living.flights.board(key);
    if (!boarding.elsewhere) throw new Error('The first one flies.');
    const heard = boarding.follow(always);
    expect(await heard.next()).toEqual({ done: false, value: 'Within 30 ' });
    dead.flights.close();
    await expect(heard.next()).rejects.toThrow('broke off');
  });

  it('are nobody else’s while Redis is away: each process makes its own call', async () => {
    const away = shareFlights('redis://127.0.0.1:9', silent, systemClock);
    shared.push(away);
    expect(await away.board('key')).toMatchObject({ elsewhere: false, shared: false });
    const both = await Promise.all([1, 2].map(() => open.ask(open.services({ sharedFlights: away }))));
    expect(both.map(textOf).every((text) => text.includes('30 days'))).toBe(true);
    expect(open.fake.calls).toHaveLength(2);
  });

  it('are at hand for less than a second after their end', async () => {
    const [one, other] = [await connected(), await connected()];
    const key = crypto.randomUUID();
    const flight = await one.flights.board(key);
    if (flight.elsewhere) throw new Error('Nobody else flies.');
    flight.tell('Thirty days.');
    await flight.land(true);
    expect((await other.flights.board(key)).elsewhere).toBe(true);
    await wait(1_000);
    expect((await other.flights.board(key)).elsewhere).toBe(false);
  });
});
