import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Database } from '@/db/client';
import { budgetLimits } from '@/db/schema/budgets';
import { withSystem } from '@/db/scoped';
import { fillSmallHouse } from '@/e2e/fixtures/small-house';
import { testPrice } from '@/e2e/fixtures/test-purse';
import { openBenchDatabase } from '@/e2e/load/open-bench-database';
import { runOpenLoop } from '@/e2e/load/open-loop';
import { summarise } from '@/e2e/load/quantiles';
import { authorise } from '@/lib/access/authorise';
import { isPermit, reserve, settle } from '@/lib/budget/permit';
import { systemClock } from '@/lib/clock';
import type { Scope } from '@/lib/scope';

const usage = `npm run bench:budget -- [--database-url URL] [--rate 50] [--seconds 20] [--json]

What money adds to a question: milliseconds to reserve the worst case of a paid call and to settle its real cost, in an open
loop of random arrivals. Three people of two stores share the chain's budget, so its row is the one everybody waits for.
Works in a database of its own on the given Postgres server (without one, embedded) and drops it.
`;

const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const used = { inputTokens: 2_000, cachedInputTokens: 0, outputTokens: 120, reasoningTokens: 0, source: 'reported', finished: true } as const;

type Times = { reserveMs: number; settleMs: number };

/** Reserves and settles for one of the people, timed. */
async function payOnce(db: Database, scope: Scope): Promise<Times> {
  const startMs = performance.now();
  const permit = await reserve(db, scope, { runId: randomUUID(), price: testPrice('bench'), kind: 'answer', rung: 'premium', inputTokens: 2_500, outputTokensMax: 500 }, systemClock);
  const settleFromMs = performance.now();
  if (!isPermit(permit)) throw new Error('The budget of the bench is used up.');
  await settle(db, scope, permit, used, systemClock);
  return { reserveMs: settleFromMs - startMs, settleMs: performance.now() - settleFromMs };
}

async function openPeople(db: Database): Promise<Scope[]> {
  const house = await fillSmallHouse(db);
  await withSystem(db, (tx) => tx.update(budgetLimits).set({ costMicros: 1_000_000_000_000, tokens: 1_000_000_000_000 }));
  const people = [house.staff.associate, house.staff.manager, house.staff.tokyoAssociate];
  return Promise.all(people.map((staffId) => authorise(db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, systemClock)));
}

function writeReport(all: readonly Times[]): void {
  const report = {
    database: values['database-url'] === undefined ? 'embedded' : 'postgres',
    calls: all.length,
    reserveMs: summarise(all.map(({ reserveMs }) => reserveMs)),
    settleMs: summarise(all.map(({ settleMs }) => settleMs)),
    bothMs: summarise(all.map(({ reserveMs, settleMs }) => reserveMs + settleMs)),
  };
  process.stdout.write(`${report.calls} calls\n  milliseconds    p50     p95\n`);
  for (const [name, times] of [['reserve', report.reserveMs], ['settle', report.settleMs], ['both', report.bothMs]] as const) {
    process.stdout.write(`  ${name.padEnd(10)}${times.p50.toFixed(2).padStart(8)}${times.p95.toFixed(2).padStart(8)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
}

async function main(): Promise<void> {
  const { db, drop } = await openBenchDatabase(values['database-url']);
  try {
    const scopes = await openPeople(db);
    const once = (place: number) => {
      const scope = scopes[place % scopes.length];
      return scope === undefined ? Promise.reject(new Error('Nobody to ask.')) : payOnce(db, scope);
    };
    for (let place = 0; place < 50; place += 1) await once(place);
    writeReport(await runOpenLoop({ perSecond: Number(values.rate), seconds: Number(values.seconds), seed: 1, signal: new AbortController().signal }, once));
  } finally {
    await drop();
  }
}

if (values.help) process.stdout.write(usage);
else await main();
