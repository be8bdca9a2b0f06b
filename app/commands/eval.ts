import { writeFile } from 'node:fs/promises';
import { ZodError } from 'zod';
import { readDocuments } from '@/e2e/evals/read-documents';
import { UnreadableEval } from '@/e2e/evals/read-json-lines';
import { readQuestions } from '@/e2e/evals/read-questions';
import { runEval } from '@/e2e/evals/run-eval';
import { scoreOutcomes } from '@/e2e/evals/score-outcomes';
import { writeFitReport } from '@/e2e/evals/write-fit-report';
import { writeReport } from '@/e2e/evals/write-report';
import { BadEnvironment, readEnv } from '@/lib/env';
import { loadEnvFiles } from '@/lib/env-files';
import { ServiceRefused } from '@/lib/service-process';
import { askFitSets } from './eval/ask-fit-sets';
import { openEvalHouse } from './eval/open-eval-house';
import { readEvalArguments, usage, type AskArguments, type FitArguments } from './eval/read-eval-arguments';
import { makeProgressBar } from './knowledge/progress-bar';
import { runWithEndings } from './run-with-endings';
import { makeEndings } from './start/endings';

const endings = makeEndings();
const stop = new AbortController();
const bar = makeProgressBar(process.stderr);

function around() {
  loadEnvFiles();
  return { env: readEnv(), endings, signal: stop.signal, bar };
}

async function evaluate(wanted: AskArguments): Promise<void> {
  const { kind, parallel } = wanted;
  const questions = await readQuestions(wanted.questions, await readDocuments(wanted.docs), wanted.limit ?? null);
  const { house, services, collections, embeddingModel } = await openEvalHouse(wanted.docs, around());
  const outcomes = await runEval(questions, { ...services, house, signal: stop.signal }, { kind, parallel, onProgress: (progress) => bar.show({ ...progress, label: 'questions asked' }) });
  bar.end();
  if (wanted.details !== undefined) await writeFile(wanted.details, outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''));
  const scores = scoreOutcomes(outcomes);
  const { documents, passages, withoutVector } = house;
  const model = services.ladder[0]?.modelName;
  process.stdout.write(`${kind}: ${documents} documents in ${collections.length} collections, ${passages} passages (${withoutVector} without a vector), ${embeddingModel}${kind === 'answers' ? `, answers by ${model ?? 'nobody'}` : ''}\n${writeReport(scores)}`);
  if (wanted.json) process.stdout.write(`${JSON.stringify({ kind, documents, passages, withoutVector, embeddingModel, ...(kind === 'answers' && { answerModel: model }), ...scores })}\n`);
}

async function fit({ sets }: FitArguments): Promise<void> {
  const asked = await askFitSets(sets, around());
  bar.end();
  process.stdout.write(writeFitReport(asked));
}

/** What a person can act on is one sentence; anything else keeps its trace. */
function explain(error: unknown): string {
  if (error instanceof ZodError) return `${error.issues[0]?.path.join('.') ?? ''}: ${error.issues[0]?.message ?? 'not understood'}`;
  if (!(error instanceof Error)) return String(error);
  const plain = [UnreadableEval, BadEnvironment, ServiceRefused].some((kind) => error instanceof kind) || ('code' in error && /^(ENOENT|ERR_PARSE_ARGS)/.test(String(error.code)));
  return plain ? error.message : (error.stack ?? error.message);
}

async function main(): Promise<number> {
  const wanted = readEvalArguments();
  if (wanted) await (wanted.kind === 'fit' ? fit(wanted) : evaluate(wanted));
  else process.stderr.write(usage);
  return wanted || process.argv.includes('--help') ? 0 : 1;
}

process.exitCode = await runWithEndings(main, { endings, stop, explain });
