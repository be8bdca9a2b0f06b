import { parseArgs } from 'node:util';
import { driveOpenLoop, type Asker } from '@/e2e/load/drive-open-loop';
import { summarise } from '@/e2e/load/quantiles';
import { seededRandom } from '@/e2e/load/seeded-random';
import { openBenchHouse } from './bench/open-bench-house';
import { makeEndings } from './start/endings';

const usage = `npm run bench:ask -- [--rate 5] [--seconds 60] [--database-url URL] [--fake-model] [--url URL --key KEY] [--json]
Starts the product as a person would (embedded database, or --database-url with the demo house in it), asks the demo house's own
questions over the streaming API, open loop, and prints when sources and first text came. --fake-model puts a model with 150 ms to its first token
behind it. With --url and --key a running server is asked instead.
`;

const fakeFirstTokenMs = 150;
const warmUpSeconds = 5;

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rate: { type: 'string', default: '5' }, seconds: { type: 'string', default: '60' }, 'database-url': { type: 'string' },
      'fake-model': { type: 'boolean', default: false }, url: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
  const endings = makeEndings();
  try {
    const house = await openBenchHouse({ url: values.url, key: values.key, databaseUrl: values['database-url'], fakeFirstTokenMs: values['fake-model'] ? fakeFirstTokenMs : null }, endings);
    const drive = (forSeconds: number, askers: readonly Asker[]) => driveOpenLoop({ url: house.url, askers, rate, seconds: forSeconds, random: seededRandom(1) });
    await drive(warmUpSeconds, house.askers);
    const times = await drive(seconds, house.askers);
    const errors = times.flatMap(({ error }) => error ?? []);
    const firstText = summarise(times.flatMap(({ firstTextMs }) => firstTextMs ?? []));
    const report = {
      rate, seconds, questions: times.length, errors: errors.length,
      sourcesMs: summarise(times.flatMap(({ sourcesMs }) => sourcesMs ?? [])),
      firstTextMs: firstText,
      totalMs: summarise(times.map(({ totalMs }) => totalMs)),
      ...(values['fake-model'] && { overheadMs: { p50: firstText.p50 - fakeFirstTokenMs, p95: firstText.p95 - fakeFirstTokenMs } }),
    };
    for (const [name, value] of Object.entries(report)) process.stdout.write(`${name.padEnd(12)} ${typeof value === 'number' ? value : `p50 ${value.p50}  p95 ${value.p95}`}\n`);
    for (const error of [...new Set(errors)].slice(0, 3)) process.stderr.write(`${error}\n`);
    if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  } finally {
    await endings.end();
  }
}

await bench();
process.exit();
