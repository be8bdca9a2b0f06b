import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRecallHouse, textOf, type Asked, type RecallHouse } from '@/e2e/fixtures/recall-house';
import type { AskServices } from './ask';
import { makeFlights, type Flights } from './recall/flights';

/** Many people with one question, and a provider over HTTP that keeps count. */
let open: RecallHouse;
let services: AskServices;

beforeAll(async () => {
  open = await openRecallHouse();
});
afterAll(() => open.close());
beforeEach(async () => {
  await open.reset();
  services = open.services();
});

const ask = (asked: Asked = {}) => open.ask(services, asked);
const expectBalanced = async () => expect(await open.balance()).toEqual({ reservedMicros: 0, unexplainedMicros: 0 });

/** Flights that start when so many have come for them: whoever is slow to come is not left behind, on any machine. */
function flightsOf(readers: number): Flights & { joins(): number } {
  const flights = makeFlights();
  const gates = new Map<string, { joins: number; open: PromiseWithResolvers<void> }>();
  return {
    joins: () => Math.max(0, ...[...gates.values()].map(({ joins }) => joins)),
    join(key, source) {
      const gate = gates.get(key) ?? { joins: 0, open: Promise.withResolvers<void>() };
      gates.set(key, gate);
      gate.joins += 1;
      if (gate.joins === readers) gate.open.resolve();
      return flights.join(key, async function* gated(flying) {
        await gate.open.promise;
        yield* source(flying);
      });
    },
  };
}

describe('the same question at the same time', () => {
  it('is one call for a hundred people, paid once, and all read the same', async () => {
    services.flights = flightsOf(100);
    const forms = ['Can handbags be returned?', 'can handbags be returned', 'Can  handbags be returned ?'];
    const all = await Promise.all(Array.from({ length: 100 }, (_, place) => ask({ question: forms[place % forms.length] ?? '' })));
    expect(open.fake.calls).toHaveLength(1);
    expect(new Set(all.map(textOf)).size).toBe(1);
    expect(textOf(all[0] ?? [])).toContain('30 days');
    expect(all.map((one) => one.at(-1))).toEqual(Array.from({ length: 100 }, () => expect.objectContaining({ outcome: 'answered', rung: 'premium' })));
    expect(await open.events()).toHaveLength(1);
    await expectBalanced();
  });

  it('is another one for a reader with other evidence', async () => {
    const [associate, manager] = await Promise.all([ask(), ask({ staffId: open.house.staff.manager })]);
    expect(open.fake.calls).toHaveLength(2);
    expect(textOf(associate)).not.toContain('90 days');
    expect(textOf(manager)).toContain('90 days');
  });

  it('goes on for the others when the one who pays for it leaves, and is settled at its end', async () => {
    services.flights = flightsOf(2);
    open.fake.behave({ behaviour: { tokensPerSecond: 20 } });
    const stop = new AbortController();
    const payer = ask({ stop, onText: () => stop.abort() });
    const other = ask();
    expect((await payer).at(-1)).toMatchObject({ outcome: 'stopped' });
    expect(textOf(await other)).toContain('30 days');
    expect(open.fake.calls.map(({ outcome }) => outcome)).toEqual(['finished']);
    await expect.poll(async () => (await open.events()).map(({ finished }) => finished)).toEqual([true]);
    await expectBalanced();
  });

  it('is over at the provider when the last one leaves', async () => {
    services.flights = flightsOf(2);
    open.fake.behave({ behaviour: { tokensPerSecond: 4 } });
    const stops = [new AbortController(), new AbortController()];
    await Promise.all(stops.map((stop) => ask({ stop, onText: () => stop.abort() })));
    await expect.poll(() => open.fake.calls.map(({ outcome }) => outcome)).toEqual(['aborted']);
    await expect.poll(async () => (await open.events()).map(({ source, finished }) => [source, finished])).toEqual([['counted', false]]);
    await expectBalanced();
  });

  it('costs nothing for whoever joins, so a spent budget does not keep them from it', async () => {
    await open.spendBudgetOf(open.house.staff.associate);
    const flights = (services.flights = flightsOf(2));
    const payer = ask({ staffId: open.house.staff.hr });
    await expect.poll(() => flights.joins()).toBe(1);
    expect((await ask()).at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium' });
    expect((await payer).at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium' });
    expect(open.fake.calls).toHaveLength(1);
  });

  it('is called by the next one when the first had no budget left', async () => {
    await open.spendBudgetOf(open.house.staff.associate);
    const [spent, other] = await Promise.all([ask(), ask({ staffId: open.house.staff.hr })]);
    expect(other.at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium' });
    expect(spent.at(-1)).toMatchObject({ outcome: 'answered' });
    expect(open.fake.calls.map(({ model }) => model)).toEqual(['big']);
  });

  it('fails once for all of them: each model is called once, and the documents answer', async () => {
    services.flights = flightsOf(20);
    open.fake.behave({ behaviour: { fault: 'stall_first' } });
    services.ladder = open.ladderWith({ firstChunkMsMax: 500, betweenChunksMsMax: 500 });
    const all = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(all.map((one) => one.at(-1))).toEqual(Array.from({ length: 20 }, () => expect.objectContaining({ outcome: 'answered', rung: 'extractive' })));
    expect(open.fake.calls.map(({ model }) => model)).toEqual(['big', 'small']);
    await expectBalanced();
  });
});

describe('the vector of a question that was asked a while ago', () => {
  it('needs no permit and no call, also where embedding is paid for', async () => {
    const paid: string[] = [];
    const vector = Array.from({ length: 512 }, (_, place) => (place === 0 ? 1 : 0));
    services.embedder = {
      modelName: 'vectors', paid: true, kept: () => vector,
      embed: () => Promise.reject(new Error('Nobody is called.')),
    };
    const { purse } = services;
    services.purse = { ...purse, reserve: (payer, call) => (paid.push(call.kind), purse.reserve(payer, call)) };
    expect((await ask()).at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium' });
    expect(paid).toEqual(['answer']);
  });
});
