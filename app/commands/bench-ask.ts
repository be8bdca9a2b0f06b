import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startFakeModel } from '@/e2e/fakes/fake-model';
import { askOverHttp } from '@/e2e/load/ask-over-http';
import { readBenchQuestions, type BenchQuestion } from '@/e2e/load/bench-questions';
import { runOpenLoop } from '@/e2e/load/open-loop';
import { summariseAsks } from '@/e2e/load/summarise-asks';
import { createKey } from '@/lib/access/keep-keys';
import { systemClock } from '@/lib/clock';
import { loadEnvFiles } from '@/lib/env-files';
import { inProduct } from './bench-ask/in-product';
import { stageTimes } from './bench-ask/stage-times';
import { startProduct, type Product } from './bench-ask/start-product';
import { writeAskReport } from './bench-ask/write-ask-report';
import { watchCores } from './load/watch-machine';
import { runWithEndings } from './run-with-endings';
import { makeEndings } from './start/endings';

const usage = `npm run bench:ask -- [--rate 5] [--seconds 60] [--database-url URL] [--fake-model] [--json]
npm run bench:ask -- --url http://HOST:PORT --key KEY [--rate 5] [--seconds 60] [--json]

How long people wait for sources, first text and whole answers, through the HTTP API: an open loop of random arrivals, timed
from the moment each question was due, after a warm-up. The first form starts the product with the demo house in folders of
its own, on an embedded database or in the empty Postgres database given, and asks as many of its staff. The second asks a
running one; give that one a RATE_LIMIT_FACTOR, or its limit for one person is what is measured. --fake-model puts a model behind it that waits 150 ms before its first token, and reports what the path adds.
`;

const number = z.coerce.number().positive();
const argumentsSchema = z.object({
  rate: number.default(5), seconds: number.default(60), 'warm-up': z.coerce.number().min(0).default(10), seed: z.coerce.number().int().default(1),
  'database-url': z.string().optional(), url: z.string().optional(), key: z.string().optional(),
  'fake-model': z.boolean().default(false), json: z.boolean().default(false), help: z.boolean().default(false),
});
type Wanted = z.infer<typeof argumentsSchema>;

const modelBehaviour = { firstTokenMs: 150, tokensPerSecond: 80 } as const;
const endings = makeEndings();
const stop = new AbortController();

/** Whom to ask, and a key for each question; `product` is null when it is not ours. */
interface Target {
  url: string;
  keyFor(question: BenchQuestion, place: number): string;
  product: Product | null;
}

async function openTarget(wanted: Wanted): Promise<Target> {
  const { url, key } = wanted;
  if (url !== undefined && key !== undefined) return { url: url.replace(/\/+$/, ''), keyFor: () => key, product: null };
  const model = wanted['fake-model'] ? await startFakeModel({ rules: [{ behaviour: modelBehaviour }] }) : null;
  if (model) endings.add(() => model.close());
  const product = await startProduct({ databaseUrl: wanted['database-url'], modelUrl: model?.baseUrl }, endings);
  const numbers = [...new Set(readBenchQuestions().flatMap(({ staffNumber }) => staffNumber ?? []))];
  const keys = await inProduct(product, wanted['database-url'], async (house) => {
    const made = new Map<string, string>();
    for (const number of numbers) made.set(number, (await createKey(house, { number, name: 'bench' })).key);
    return made;
  });
  const all = [...keys.values()];
  return { url: product.url, product, keyFor: ({ staffNumber }, place) => keys.get(staffNumber ?? '') ?? all[place % all.length] ?? '' };
}

async function measure(wanted: Wanted): Promise<void> {
  const target = await openTarget(wanted);
  const questions = readBenchQuestions();
  const ask = (seed: number) => (place: number, dueMs: number) => {
    const question = questions[(place * 7 + seed) % questions.length] ?? { question: '', staffNumber: null };
    return askOverHttp({ url: target.url, key: target.keyFor(question, place), question: question.question, dueMs, signal: stop.signal });
  };
  const loop = { perSecond: wanted.rate, signal: stop.signal };
  process.stderr.write(`Warming up for ${wanted['warm-up']} s, then asking ${wanted.rate} questions a second for ${wanted.seconds} s…\n`);
  await runOpenLoop({ ...loop, seconds: wanted['warm-up'], seed: wanted.seed + 1 }, ask(3));
  const since = systemClock.now();
  const busy = watchCores();
  const asks = await runOpenLoop({ ...loop, seconds: wanted.seconds, seed: wanted.seed }, ask(0));
  // Beyond 0.9 the figures say more about the neighbours than about the product.
  const busyShare = busy();
  const report = summariseAsks(asks, wanted['fake-model'] ? modelBehaviour.firstTokenMs : null);
  const stages = target.product && (await inProduct(target.product, wanted['database-url'], (house) => stageTimes(house, since)));
  process.stdout.write(`${writeAskReport(report, stages)}  The machine was busy ${Math.round(busyShare * 100)} % of the time, with everything that runs on it.\n`);
  if (wanted.json) process.stdout.write(`${JSON.stringify({ rate: wanted.rate, seconds: wanted.seconds, database: wanted['database-url'] === undefined ? 'embedded' : 'postgres', fakeModel: wanted['fake-model'], ...report, stages, busyShare })}\n`);
}

function readArguments(): Wanted {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ options: { rate: text, seconds: text, 'warm-up': text, seed: text, 'database-url': text, url: text, key: text, 'fake-model': flag, json: flag, help: flag } });
  return argumentsSchema.parse(values);
}

async function main(): Promise<number> {
  const wanted = readArguments();
  loadEnvFiles();
  if (wanted.help || (wanted.url === undefined) !== (wanted.key === undefined)) process.stderr.write(usage);
  else await measure(wanted);
  return 0;
}

process.exitCode = await runWithEndings(main, { endings, stop, explain: (error) => (error instanceof Error ? error.message : String(error)) });
