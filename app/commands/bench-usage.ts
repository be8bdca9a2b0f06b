import { parseArgs } from 'node:util';
import type { Database } from '@/db/client';
import { listTopQuestions } from '@/db/queries/usage-gaps';
import { withScope } from '@/db/scoped';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { openBenchDatabase } from '@/e2e/load/open-bench-database';
import { summarise } from '@/e2e/load/quantiles';
import { fillUsageWorld, lastDay } from '@/e2e/load/usage-world';
import { authorise } from '@/lib/access/authorise';
import { findGaps } from '@/lib/knowledge/find-gaps';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { splitByRole } from '@/lib/observe/role-weeks';
import { readUsageFilter } from '@/lib/observe/read-usage-filter';
import { makeFirstFigures } from '@/lib/observe/usage-report';
import { makeProgressBar } from './knowledge/progress-bar';

const usage = `npm run bench:usage -- [--database-url URL] [--events 1000000] [--times 30] [--json]

How long the usage page's first data takes with so many usage events and questions in the database: deciding who asks and what they
may read, and the whole report, for a manager of one store and for an admin of twenty, by week, month and year. The split by role
and the lists of questions, which come after it, are timed beside it.
The bar, 500 ms at p95, is for the week and the month; a year is asked for by its dates.
Works in a database of its own on the given Postgres server (or TEST_DATABASE_URL; without either, embedded) and drops it.
`;

const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    events: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const clock = { now: () => new Date(`${lastDay}T15:00:00Z`) };
const periods = [['week', {}], ['month', { period: 'month' }], ['year', { from: '2025-11-21', until: lastDay }]] as const;
/** What the page offers; a year is asked for by its dates, and is measured to know. */
const underTheBar: readonly string[] = ['week', 'month'];
const firstDataMsMax = 500;
/** The lists take longer and are no first data: a few looks tell enough. */
const listTimes = 5;

async function timed(times: number, work: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return summarise(took);
}

async function measure(db: Database, staffId: number, query: object) {
  const thesaurus = makeHouseThesaurus(clock);
  const reader = () => authorise(db, { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
  const scope = await reader();
  const filter = readUsageFilter(query, scope, lastDay);
  const firstData = async () => {
    const now = await reader();
    return withScope(db, now, (tx) => makeFirstFigures(tx, now, filter, clock));
  };
  const { totals } = await firstData();
  return {
    questions: totals.questions,
    reportMs: await timed(Number(values.times), firstData),
    rolesMs: await timed(listTimes, () => withScope(db, scope, (tx) => splitByRole(tx, scope, filter))),
    topMs: await timed(listTimes, () => withScope(db, scope, (tx) => listTopQuestions(tx, filter, 10))),
    gapsMs: await timed(listTimes, () => findGaps(db, scope, filter, thesaurus, 12)),
  };
}

async function main(): Promise<void> {
  const serverUrl = values['database-url'] ?? readTestEnvironment().postgresUrl;
  const total = Number(values.events);
  const bar = makeProgressBar(process.stderr);
  const { db, drop } = await openBenchDatabase(serverUrl);
  const stop = (signal: NodeJS.Signals) => void drop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const { readers } = await fillUsageWorld(db, { events: total, onProgress: (done) => bar.show({ done, total, label: 'questions and usage events written' }) });
    bar.end();
    process.stdout.write('reader             period  questions     first data, ms         by role, ms      asked most, ms            gaps, ms  (p50 / p95)\n');
    const rows = [];
    for (const { name, staffId } of readers) {
      for (const [period, query] of periods) {
        const row = { reader: name, period, ...(await measure(db, staffId, query)) };
        rows.push(row);
        const times = [row.reportMs, row.rolesMs, row.topMs, row.gapsMs].map(({ p50, p95 }) => `${p50.toFixed(0)} / ${p95.toFixed(0)}`.padStart(20)).join('');
        process.stdout.write(`${name.padEnd(18)} ${period.padEnd(6)} ${String(row.questions).padStart(10)}${times}\n`);
      }
    }
    const worst = Math.max(...rows.filter(({ period }) => underTheBar.includes(period)).map(({ reportMs }) => reportMs.p95));
    process.stdout.write(`First data by week and month, worst p95: ${worst.toFixed(0)} ms; the bar is ${firstDataMsMax} ms.\n`);
    if (values.json) process.stdout.write(`${JSON.stringify({ database: serverUrl === undefined ? 'embedded' : 'postgres', events: total, rows })}\n`);
    process.exitCode = worst <= firstDataMsMax ? 0 : 1;
  } finally {
    await drop();
  }
}

if (values.help) process.stdout.write(usage);
else await main();
