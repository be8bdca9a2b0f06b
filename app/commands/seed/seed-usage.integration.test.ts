import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { budgets } from '@/db/schema/budgets';
import { withScope, withSystem, type SystemTx } from '@/db/scoped';
import { loadDemoHouse } from '@/db/seed/load-demo-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import { seedUsage } from './seed-usage';

let home: TestDatabase;
let added = 0;
let tookMs = 0;
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const inDatabase = <Result>(work: (tx: SystemTx) => Promise<Result>) => withSystem(home.db, work);
const figures = async (query: ReturnType<typeof sql>) => ((await inDatabase((tx) => tx.execute(query))) as unknown as { rows: Record<string, string | number | null>[] }).rows[0] ?? {};

beforeAll(async () => {
  home = await openTestDatabase();
  await inDatabase((tx) => loadDemoHouse(tx, { pinHash: 'x', passwordHash: 'x' }));
  const before = performance.now();
  added = await seedUsage(home.db, clock);
  tookMs = performance.now() - before;
}, 60_000);
afterAll(() => home.drop());

describe('the past of the demo house', () => {
  it('is many questions of ninety days up to yesterday, quickly told', async () => {
    process.stdout.write(`The past: ${added} questions in ${tookMs.toFixed(0)} ms.\n`);
    expect(added).toBeGreaterThan(12_000);
    expect(added).toBeLessThan(20_000);
    const days = await figures(sql`select count(distinct day)::int as days, max(day)::text as last, min(day)::text as first from question_days where store_id = (select id from stores where code = 'PAR-STH')`);
    expect(days).toEqual({ days: 90, first: '2026-08-25', last: '2026-11-22' });
  });

  it('has totals that are equal to the ledger and the traces', async () => {
    expect(await figures(sql`select (select sum(cost_micros) from usage_events)::text as ledger, (select sum(cost_micros) from usage_days)::text as days`)).toEqual(await figures(sql`select sum(cost_micros)::text as ledger, sum(cost_micros)::text as days from usage_days`));
    expect(await figures(sql`select sum(questions)::int as n from question_days`)).toEqual({ n: added });
    expect(await figures(sql`select sum(good)::int as good, sum(bad)::int as bad from rating_days`)).toEqual(await figures(sql`select count(*) filter (where rating = 1)::int as good, count(*) filter (where rating = -1)::int as bad from traces`));
  });

  it('is believable: refusals, rungs, ratings and a week that cost too much', async () => {
    const { refused, premium, economy, extractive } = await figures(sql`select avg((outcome = 'refused')::int)::float as refused, avg((rung = 'premium')::int)::float as premium, avg((rung = 'economy')::int)::float as economy, avg((rung = 'extractive')::int)::float as extractive from traces`);
    expect(Number(refused)).toBeCloseTo(0.08, 1);
    expect(Number(premium)).toBeGreaterThan(0.65);
    expect(Number(economy)).toBeGreaterThan(0.15);
    expect(Number(extractive)).toBeLessThan(0.08);
    const weeks = ((await inDatabase((tx) => tx.execute(sql`select sum(cost_micros)::float as cost from usage_days group by (date '2026-11-22' - day) / 7 order by 1 desc`))) as unknown as { rows: { cost: number }[] }).rows;
    expect((weeks[0]?.cost ?? 0) / (weeks[2]?.cost ?? 1)).toBeGreaterThan(1.5);
  });

  it('shows a manager the gaps of their stores', async () => {
    const { id } = await figures(sql`select id from staff where number = '10101'`);
    const scope = await authorise(home.db, { staffId: Number(id), storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
    const { rows } = (await withScope(home.db, scope, (tx) => tx.execute(sql`select question, count(*)::int as times from traces where outcome = 'refused' group by 1 order by 2 desc limit 5`))) as unknown as { rows: { question: string; times: number }[] };
    expect(rows[0]?.times).toBeGreaterThan(5);
  });

  it('is spent in the budgets of every period, the running month’s among them, and today’s begin unspent', async () => {
    const rows = await inDatabase((tx) => tx.select().from(budgets));
    const month = await figures(sql`select sum(cost_micros)::float as micros, sum(input_tokens + output_tokens)::float as tokens from usage_events where day >= '2026-11-01'`);
    expect(month.micros).toBeGreaterThan(0);
    expect(rows.find(({ level, periodStart }) => level === 'chain' && periodStart === '2026-11-01')).toMatchObject({ spentMicros: month.micros, spentTokens: month.tokens, reservedMicros: 0 });
    const { micros } = await figures(sql`select sum(cost_micros)::float as micros from usage_events`);
    for (const level of ['staff', 'store', 'chain']) expect(rows.filter((row) => row.level === level).reduce((sum, { spentMicros }) => sum + spentMicros, 0)).toBe(micros);
    expect(rows.filter(({ periodStart }) => periodStart >= '2026-11-23')).toEqual([]);
  });

  it('is told once, also when the house is opened again a week later', async () => {
    const before = await inDatabase((tx) => tx.select().from(budgets));
    expect(await seedUsage(home.db, { now: () => new Date('2026-11-30T12:00:00Z') })).toBe(0);
    expect(await inDatabase((tx) => tx.select().from(budgets))).toEqual(before);
  });
});
