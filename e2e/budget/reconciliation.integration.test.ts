import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBudgets } from '@/db/queries/budgets';
import { setPrice, type Price } from '@/db/queries/prices';
import type { budgets} from '@/db/schema/budgets';
import { budgetLimits, permits } from '@/db/schema/budgets';
import { traces } from '@/db/schema/traces';
import { questionDays, usageDays } from '@/db/schema/usage-days';
import { usageEvents } from '@/db/schema/usage-events';
import { withScope, withSystem } from '@/db/scoped';
import type { Bill } from '@/e2e/fakes/bill';
import { startFakeModel, type FakeCall, type FakeModel } from '@/e2e/fakes/fake-model';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { fillSmallHouse } from '@/e2e/fixtures/small-house';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { testPurse } from '@/e2e/fixtures/test-purse';
import { withoutGuards } from '@/e2e/fixtures/without-guards';
import { authorise } from '@/lib/access/authorise';
import type { AskServices } from '@/lib/ask/ask';
import { countTokens } from '@/lib/ask/count-tokens';
import type { Run } from '@/lib/ask/run';
import { traceOf } from '@/lib/ask/trace-of';
import { makeFlights } from '@/lib/ask/recall/flights';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeEmbedder } from '@/lib/models/embed';
import { makeLadder, type Ladder } from '@/lib/models/ladder';
import type { Scope } from '@/lib/scope';
import { happen, mix, mixed, shuffledEvents, teach, type Mixed } from './mixed-events';

/** All ten thousand when it is to be thorough, else a fifth of each kind. */
const oneOf = readTestEnvironment().thorough ? 1 : 5;
const total = 10_000 / oneOf;

/**
 * Ten thousand events in four scopes of three stores, over a midnight, a change of month and a change of prices. Each goes its own way from permit to
 * settlement, over HTTP, to a provider that keeps a bill of its own with the same tokenizer. The search is left out: it pays for nothing.
 */
let home: TestDatabase;
let fake: FakeModel;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const startMs = Date.parse('2026-11-30T12:00:00Z');
const parallel = 16;
let nowMs = startMs;
const clock = { now: () => new Date(nowMs) };

/** Figures that do not come out even, so that every cost is rounded. The big model is dearer from December on. */
const price = (model: string, input: number, cached: number, output: number): Price => ({ model, currency: 'USD', inputMicrosPerMillion: input, cachedInputMicrosPerMillion: cached, outputMicrosPerMillion: output });
const dearFrom = '2026-12-01';
const big = { before: price('gpt-big', 2_000_003, 500_001, 8_000_007), after: price('gpt-big', 3_141_592, 271_828, 9_999_991) };
const small = price('gpt-small', 400_009, 100_003, 1_600_033);
const vectors = price('vectors', 20_011, 20_011, 0);
const priceOn = (model: string, day: string): Price => (model === 'gpt-big' ? (day < dearFrom ? big.before : big.after) : model === 'gpt-small' ? small : vectors);

/** What a call costs, worked out another way than the product does. */
function billedMicros({ inputTokens, cachedInputTokens, outputTokens }: Bill, { inputMicrosPerMillion, cachedInputMicrosPerMillion, outputMicrosPerMillion }: Price): number {
  const millionths = BigInt(inputTokens - cachedInputTokens) * BigInt(inputMicrosPerMillion) + BigInt(cachedInputTokens) * BigInt(cachedInputMicrosPerMillion) + BigInt(outputTokens) * BigInt(outputMicrosPerMillion);
  return Number((millionths + 999_999n) / 1_000_000n);
}

type Event = typeof usageEvents.$inferSelect;
const runs: { kind: Mixed; scope: Scope; run: Run }[] = [];
const byId = new Map<string, (typeof runs)[number]>();
let ledger: Event[] = [];
/** A run calls each model once at most: by run and model. */
const calls = new Map<string, FakeCall>();
const nameOf = ({ runId, model }: Event) => `${runId} ${model}`;
const callOf = (event: Event) => calls.get(nameOf(event));
const runIdIn = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

function ladderWith(firstChunkMsMax: number): Ladder {
  return withoutGuards(makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'gpt-big', economyModel: 'gpt-small', firstChunkMsMax, betweenChunksMsMax: firstChunkMsMax }));
}

async function openScopes(): Promise<Scope[]> {
  const house = await fillSmallHouse(home.db);
  await withSystem(home.db, async (tx) => {
    await tx.update(budgetLimits).set({ costMicros: 1_000_000_000_000, tokens: 1_000_000_000_000 });
    for (const each of [big.before, small, vectors]) await setPrice(tx, each, '2020-01-01');
    await setPrice(tx, big.after, dearFrom);
  });
  const { associate, manager, tokyoAssociate, admin } = house.staff;
  return Promise.all([associate, manager, tokyoAssociate, admin].map((staffId) => authorise(home.db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock)));
}

/** Lets everything happen, so many at a time; the clock goes on by eight seconds an event. */
async function happenAll(scopes: readonly Scope[]): Promise<void> {
  const services: AskServices = { db: home.db, embedder: makeEmbedder({ baseUrl: fake.baseUrl, apiKey: 'test', modelName: 'vectors', paid: true }), clock, log: silent, thesaurus: makeHouseThesaurus(clock), rateLimiter: generousLimiter(), flights: makeFlights(), purse: testPurse(home.db, clock, silent), ladder: ladderWith(60_000) };
  const impatient = { ...services, ladder: ladderWith(2_000) };
  const left = shuffledEvents(oneOf).entries();
  await Promise.all(Array.from({ length: parallel }, async () => {
    for (const [place, kind] of left) {
      nowMs = startMs + place * 8_000;
      const scope = scopes[place % scopes.length];
      if (scope) runs.push({ kind, scope, run: await happen(kind, scope, kind.startsWith('stalled') ? impatient : services) });
    }
  }));
}

/** Writes the traces of what was asked, as `record` does for each. */
async function recordAll(scopes: readonly Scope[]): Promise<void> {
  for (const scope of scopes) {
    const rows = runs.filter((one) => one.scope === scope && !one.kind.startsWith('embedded')).map(({ run }) => traceOf(run, scope));
    for (let first = 0; first < rows.length; first += 500) await withScope(home.db, scope, (tx) => tx.insert(traces).values(rows.slice(first, first + 500)));
  }
}

beforeAll(async () => {
  home = await openTestDatabase();
  fake = await startFakeModel({ count: countTokens });
  teach(fake);
  const scopes = await openScopes();
  await happenAll(scopes);
  await recordAll(scopes);
  for (const one of runs) byId.set(one.run.ask.runId, one);
  ledger = await withSystem(home.db, (tx) => tx.select().from(usageEvents));
  for (const call of fake.calls) calls.set(`${runIdIn.exec(call.prompt.at(-1) ?? '')?.[0]} ${call.model}`, call);
}, 600_000);
afterAll(async () => {
  await fake.close();
  await home.drop();
});

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
const runOf = ({ runId }: Event) => byId.get(runId ?? '');
const kindOf = (event: Event) => runOf(event)?.kind;

describe(`${total} mixed events`, () => {
  it('all happened, each call with one permit, settled once, and one row of the ledger', async () => {
    expect(runs).toHaveLength(total);
    expect(ledger.length).toBeGreaterThan(total);
    expect(calls.size).toBe(fake.calls.length);
    const written = new Set(ledger.map(nameOf));
    expect(calls.keys().filter((call) => !written.has(call)).toArray()).toEqual([]);
    const states = await withSystem(home.db, (tx) => tx.select({ state: permits.state, count: sql<number>`count(*)::int` }).from(permits).groupBy(permits.state));
    expect(states).toEqual([{ state: 'settled', count: ledger.length }]);
    expect(new Set(ledger.map(({ permitId }) => permitId)).size).toBe(ledger.length);
  });

  it('cost to the micro what the provider billed, wherever it told its count', () => {
    const reported = ledger.filter(({ source }) => source === 'reported');
    expect(reported.length).toBeGreaterThan(0.7 * total);
    for (const event of reported) {
      const bill = callOf(event)?.billed;
      if (!bill) throw new Error(`The provider did not bill ${event.runId}.`);
      const { inputTokens, cachedInputTokens, outputTokens, reasoningTokens } = event;
      expect({ inputTokens, cachedInputTokens, outputTokens, reasoningTokens }).toEqual(bill);
      expect(event.costMicros).toBe(billedMicros(bill, priceOn(event.model, event.day)));
    }
  });

  it('count reasoning once, as a part of the output', () => {
    const reasoned = ledger.filter((event) => event.source === 'reported' && kindOf(event) === 'reasoned');
    expect(reasoned).toHaveLength(mix.reasoned.events / oneOf);
    for (const event of reasoned) {
      expect([event.reasoningTokens, event.outputTokens]).toEqual([113, 113 + countTokens(runOf(event)?.run.generation.text ?? '')]);
    }
  });

  /** A stopped, cut or silent call tells nothing: what reached us is counted, the whole prompt at its full price. */
  it('are counted where the provider told nothing: never less input than it billed, never more output, and all of it within what was reserved', async () => {
    const held = new Map((await withSystem(home.db, (tx) => tx.select().from(permits))).map((permit) => [permit.id, permit]));
    const counted = ledger.filter(({ source }) => source === 'counted');
    expect(counted.length).toBeGreaterThan(0.15 * total);
    for (const event of counted) {
      const [bill, permit] = [callOf(event)?.billed, held.get(event.permitId ?? '')];
      const most = permit?.reservedMicros ?? 0;
      expect(event.costMicros).toBe(billedMicros(event, priceOn(event.model, event.day)));
      expect(event.costMicros).toBeLessThanOrEqual(most);
      // What was refused with a status is not on the bill; an embedding that was given up on before it heard so is counted all the same.
      if (!bill) expect(event.kind === 'embedding' || event.costMicros === 0).toBe(true);
      else {
        expect([event.inputTokens >= bill.inputTokens, event.outputTokens <= bill.outputTokens]).toEqual([true, true]);
        expect(billedMicros(bill, priceOn(event.model, event.day))).toBeLessThanOrEqual(most);
      }
    }
    // A whole answer without a count differs by what nobody could see: the framing of its messages, and its reasoning.
    const silentOnes = counted.filter((event) => kindOf(event) === 'silent');
    expect(silentOnes.map((event) => [event.inputTokens - (callOf(event)?.billed?.inputTokens ?? 0), (callOf(event)?.billed?.outputTokens ?? 0) - event.outputTokens])).toEqual(silentOnes.map(() => [11, 20]));
  });

  it('add up in the budgets of every person, store, chain and period, which hold nothing any more', async () => {
    const spent = (of: (event: Event) => string) => new Map([...Map.groupBy(ledger, of)].map(([key, events]) => [key, [sum(events, ({ costMicros }) => costMicros), sum(events, (event) => event.inputTokens + event.outputTokens)]]));
    const expected = new Map([...spent(({ staffId, day }) => `staff ${staffId} ${day}`), ...spent(({ storeId, day }) => `store ${storeId} ${day}`), ...spent(({ day }) => `chain 0 ${day.slice(0, 7)}-01`)]);
    const rows: (typeof budgets.$inferSelect)[] = await withSystem(home.db, listBudgets);
    expect(new Map(rows.map((row) => [`${row.level} ${row.subjectId} ${row.periodStart}`, [row.spentMicros, row.spentTokens]]))).toEqual(expected);
    expect(rows.filter(({ reservedMicros, reservedTokens }) => reservedMicros !== 0 || reservedTokens !== 0)).toEqual([]);
    expect(rows.filter(({ level }) => level === 'chain')).toHaveLength(2);
  });

  it('add up in the totals of the days', async () => {
    const [days, questions] = await withSystem(home.db, async (tx) => [await tx.select().from(usageDays), await tx.select().from(questionDays)] as const);
    const key = (row: { day: string; storeId: number | null; role: string; kind: string; model: string; rung: string | null }) => [row.day, row.storeId, row.role, row.kind, row.model, row.rung ?? ''].join(' ');
    const figures = ['inputTokens', 'cachedInputTokens', 'outputTokens', 'reasoningTokens', 'costMicros'] as const;
    const expected = new Map([...Map.groupBy(ledger, key)].map(([name, events]) => [name, [events.length, ...figures.map((figure) => sum(events, (event) => event[figure]))]]));
    expect(new Map(days.map((row) => [key(row), [row.calls, ...figures.map((figure) => row[figure])]]))).toEqual(expected);
    const asked = runs.filter(({ kind }) => !kind.startsWith('embedded')).map(({ run, scope }) => traceOf(run, scope));
    const ended = new Map([...Map.groupBy(asked, (trace) => [trace.day, trace.storeId, trace.askerRole, trace.rung ?? '', trace.outcome].join(' '))].map(([name, some]) => [name, some.length]));
    expect(new Map(questions.map((row) => [[row.day, row.storeId, row.role, row.rung, row.outcome].join(' '), row.questions]))).toEqual(ended);
    expect(new Set(asked.map(({ outcome }) => outcome))).toEqual(new Set(['answered', 'stopped', 'failed']));
    expect(mixed.filter((kind) => !runs.some((run) => run.kind === kind))).toEqual([]);
  });
});
