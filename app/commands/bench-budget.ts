import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Database } from '@/db/client';
import { budgetLimits } from '@/db/schema/budgets';
import { withSystem } from '@/db/scoped';
import { fillSmallHouse } from '@/e2e/fixtures/small-house';
import { priceModels } from '@/e2e/fixtures/test-purse';
import { openBenchDatabase } from '@/e2e/load/open-bench-database';
import { openTill, type Till } from '@/e2e/load/open-till';
import { runOpenLoop } from '@/e2e/load/open-loop';
import { summarise } from '@/e2e/load/quantiles';
import { authorise } from '@/lib/access/authorise';
import { limitRate } from '@/lib/budget/limit-rate';
import { systemClock } from '@/lib/clock';
import type { Scope } from '@/lib/scope';

const usage = `npm run bench:budget -- [--database-url URL] [--redis-url URL] [--rate 50] [--seconds 20] [--json]

What limits and money add to a question, in milliseconds: to be counted by the rate limits, to reserve the worst case of a paid call, and to
settle its real cost, in an open loop of random arrivals. The reader waits for the first two; settling goes on after the answer has ended.
Three people of two stores share the chain's budget, so its row is the one everybody waits for. Works in a database of its own on the given
Postgres server (without one, embedded) and drops it; counts on the given Redis (without one, in process).
`;

const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    'redis-url': { type: 'string' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** Questions that are not counted: the engine compiles what it runs often, and a server lives longer than its first second. */
const warmUp = 500;

const used = { inputTokens: 2_000, cachedInputTokens: 0, outputTokens: 120, reasoningTokens: 0, source: 'reported', finished: true } as const;

type Times = { rateMs: number; reserveMs: number; settleMs: number };

/** Is counted, reserves and settles for one of the people, timed. */
async function payOnce({ limiter, purse }: Till, scope: Scope): Promise<Times> {
  const startMs = performance.now();
  const { allowed } = await limitRate(limiter, [{ kind: 'staff', role: scope.role, staffId: scope.staffId }, { kind: 'device', deviceId: `bench-${scope.storeId}` }]);
  const reserveFromMs = performance.now();
  const permit = await purse.reserve(scope, { runId: randomUUID(), model: 'bench', kind: 'answer', rung: 'premium', inputTokens: 2_500, outputTokensMax: 500 });
  const settleFromMs = performance.now();
  if (!allowed || typeof permit === 'string' || !('id' in permit)) throw new Error('The limits of the bench are used up.');
  await purse.settle(scope, permit, used);
  return { rateMs: reserveFromMs - startMs, reserveMs: settleFromMs - reserveFromMs, settleMs: performance.now() - settleFromMs };
}

async function openPeople(db: Database): Promise<Scope[]> {
  const house = await fillSmallHouse(db);
  await priceModels(db, ['bench']);
  await withSystem(db, (tx) => tx.update(budgetLimits).set({ costMicros: 1_000_000_000_000, tokens: 1_000_000_000_000 }));
  const people = [house.staff.associate, house.staff.manager, house.staff.tokyoAssociate];
  return Promise.all(people.map((staffId) => authorise(db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, systemClock)));
}

function writeReport(all: readonly Times[]): void {
  const parts = {
    rate: summarise(all.map(({ rateMs }) => rateMs)),
    reserve: summarise(all.map(({ reserveMs }) => reserveMs)),
    settle: summarise(all.map(({ settleMs }) => settleMs)),
    waited: summarise(all.map(({ rateMs, reserveMs }) => rateMs + reserveMs)),
    all: summarise(all.map(({ rateMs, reserveMs, settleMs }) => rateMs + reserveMs + settleMs)),
  };
  process.stdout.write(`${all.length} questions; the reader waits for rate and reserve\n  milliseconds    p50     p95\n`);
  for (const [name, times] of Object.entries(parts)) process.stdout.write(`  ${name.padEnd(10)}${times.p50.toFixed(2).padStart(8)}${times.p95.toFixed(2).padStart(8)}\n`);
  if (!values.json) return;
  const database = values['database-url'] === undefined ? 'embedded' : 'postgres';
  process.stdout.write(`${JSON.stringify({ database, counters: values['redis-url'] === undefined ? 'process' : 'redis', questions: all.length, ms: parts })}\n`);
}

async function main(): Promise<void> {
  const { db, drop } = await openBenchDatabase(values['database-url']);
  const till = openTill(db, values['redis-url']);
  try {
    const scopes = await openPeople(db);
    const once = (place: number) => {
      const scope = scopes[place % scopes.length];
      return scope === undefined ? Promise.reject(new Error('Nobody to ask.')) : payOnce(till, scope);
    };
    for (let place = 0; place < warmUp; place += 1) await once(place);
    writeReport(await runOpenLoop({ perSecond: Number(values.rate), seconds: Number(values.seconds), seed: 1, signal: new AbortController().signal }, once));
  } finally {
    await till.limiter.close();
    await drop();
  }
}

if (values.help) process.stdout.write(usage);
else await main();
