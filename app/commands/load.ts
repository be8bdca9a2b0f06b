import { parseArgs } from 'node:util';
import { z } from 'zod';
import { profiles, type ProfileName } from '@/e2e/load/profiles';
import { loadEnvFiles } from '@/lib/env-files';
import { systemClock } from '@/lib/clock';
import { planSentence } from './load/describe-capacity';
import { rehearse } from './load/rehearse';
import { readAll, thisMachine, writeCapacity } from './load/write-capacity';
import { judge } from './load/judge';
import { phaseHead, phaseRow } from './load/write-phases';
import { runWithEndings } from './run-with-endings';
import { makeEndings } from './start/endings';

const names = Object.keys(profiles).filter((name): name is ProfileName => name in profiles);
const usage = `npm run load -- --profile ${names.join('|')} [--processes 2] [--database-url URL] [--recall off] [--factor 1] [--seed 1] [--write] [--json]
npm run load -- --plan --stores 500 --staff 8 --questions 20 --peak 13

A rehearsal: the product as production runs it (so many web processes behind a reverse proxy, one Postgres, one Redis, one embedder), a fake
provider that is as slow, crowded and unreliable as real ones, and people of several roles and stores who ask at random moments and read their
streams. Times count from the moment a question was due. Every answer is scored. Without --database-url it starts a Postgres of its own
(db/testing/setup-debian.sh installs one). --factor makes every phase shorter or longer; with --recall off
every question is answered anew. --write keeps the figures in docs/capacity and writes docs/capacity.md from all that are there; --plan reckons with them. Everything runs on this machine and goes away again.
It ends with 1 when something happened that must not.

${names.map((name) => `  ${name.padEnd(14)}${profiles[name].about}`).join('\n')}
`;

const count = z.coerce.number().positive().optional();
const argumentsSchema = z.object({
  profile: z.enum(names).optional(), processes: z.coerce.number().int().min(1).max(16).default(2), 'database-url': z.string().optional(),
  factor: z.coerce.number().positive().default(1), seed: z.coerce.number().int().default(1), recall: z.enum(['on', 'off']).default('on'), write: z.boolean().default(false), json: z.boolean().default(false), help: z.boolean().default(false),
  plan: z.boolean().default(false), stores: count, staff: count, questions: count, peak: count,
});
const endings = makeEndings();
const stop = new AbortController();

async function main(): Promise<number> {
  const given = readArguments();
  const { profile, processes, factor, seed, json, help, 'database-url': databaseUrl } = given;
  loadEnvFiles();
  if (given.plan) return plan(given);
  if (help || profile === undefined) {
    process.stderr.write(usage);
    return help ? 0 : 1;
  }
  process.stderr.write(`Starting ${processes} web processes…\n`);
  process.stdout.write(`${profiles[profile].about}\n\n${phaseHead}\n`);
  const recall = given.recall === 'on';
  const phases = await rehearse({ profile, processes, databaseUrl, factor, seed, recall }, endings, stop.signal, (report) => process.stdout.write(`${phaseRow(report)}\n`));
  const faults = judge(profile, phases);
  process.stdout.write(`\n${faults.length === 0 ? 'Nothing happened that must not.' : faults.map((fault) => `MUST NOT: ${fault}`).join('\n')}\n`);
  if (given.write) process.stdout.write(`Written: ${(await writeCapacity({ profile, day: systemClock.now().toISOString().slice(0, 10), machine: thisMachine(), processes, factor, recall, phases, faults })).length} files in docs.\n`);
  if (json) process.stdout.write(`${JSON.stringify({ profile, processes, factor, recall, phases, faults })}\n`);
  return faults.length === 0 ? 0 : 1;
}

function readArguments(): z.infer<typeof argumentsSchema> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ options: { profile: text, processes: text, 'database-url': text, factor: text, seed: text, recall: text, write: flag, json: flag, help: flag, plan: flag, stores: text, staff: text, questions: text, peak: text } });
  return argumentsSchema.parse(values);
}

async function plan({ stores = 500, staff = 8, questions = 20, peak = 13 }: z.infer<typeof argumentsSchema>): Promise<number> {
  const sentence = planSentence(await readAll(), { stores, staffPerStore: staff, questionsPerShift: questions, peakFactor: peak });
  process.stdout.write(`${sentence ?? 'There is nothing to reckon with: no rate was measured that kept the objective (npm run load -- --profile capacity --write).'}\n`);
  return sentence === null ? 1 : 0;
}

process.exitCode = await runWithEndings(main, { endings, stop, explain: (error) => (error instanceof Error ? error.message : String(error)) });
