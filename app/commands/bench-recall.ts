import { parseArgs } from 'node:util';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { measureRecall, type RecallReport } from '@/e2e/load/measure-recall';
import { openBenchDatabase } from '@/e2e/load/open-bench-database';
import { fillReadingWorld } from '@/e2e/load/reading-world';
import { makeProgressBar } from './knowledge/progress-bar';

const usage = `npm run bench:recall -- [--database-url URL] [--passages 50000] [--questions 200] [--json]

How well and how fast passages are found by meaning for readers who may see 0.1 %, 4 % and 50 % of them: rows returned,
recall against an exact search, milliseconds of the whole scoped transaction. Keyword search is timed beside it.
Works in a database of its own on the given Postgres server (or TEST_DATABASE_URL; without either, embedded) and drops it.
`;

const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    passages: { type: 'string', default: '50000' },
    questions: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** Ten is what a reader looks at; fifty is what the path asks the database for. */
const wantedCounts = [10, 50];

function line(report: RecallReport): string {
  const { share, passages, wanted, rowsMin, recallMean, recallWorst, vectorMs, keywordMs, searchMs } = report;
  const times = [vectorMs, keywordMs, searchMs].map(({ p50, p95 }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`.padStart(16)).join('');
  return `${`${share * 100} %`.padStart(6)}${String(passages).padStart(9)}${String(wanted).padStart(5)}${String(rowsMin).padStart(6)}   ${recallMean.toFixed(4)} (${recallWorst.toFixed(2)})${times}\n`;
}

async function main(): Promise<void> {
  const serverUrl = values['database-url'] ?? readTestEnvironment().postgresUrl;
  const total = Number(values.passages);
  const bar = makeProgressBar(process.stderr);
  const { db, drop } = await openBenchDatabase(serverUrl);
  const stop = (signal: NodeJS.Signals) => void drop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const world = await fillReadingWorld(db, { passages: total, seed: 20_261_123, onProgress: (done) => bar.show({ done, total, label: 'passages written; then the index is built' }) });
    bar.end();
    const reports: RecallReport[] = [];
    process.stdout.write(' share passages    k  rows   recall (worst)   by meaning, ms        by words   whole search  (p50 / p95)\n');
    for (const wanted of wantedCounts) {
      for (const reader of world.readers) {
        const report = await measureRecall(db, world, reader, { questions: Number(values.questions), wanted, seed: 7 });
        reports.push(report);
        process.stdout.write(line(report));
      }
    }
    if (values.json) process.stdout.write(`${JSON.stringify({ database: serverUrl === undefined ? 'embedded' : 'postgres', passages: total, reports })}\n`);
  } finally {
    await drop();
  }
}

if (values.help) process.stdout.write(usage);
else await main();
