import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZodError } from 'zod';
import { fillEvalHouse } from '@/e2e/evals/fill-eval-house';
import { readDocuments } from '@/e2e/evals/read-documents';
import { UnreadableEval } from '@/e2e/evals/read-json-lines';
import { readQuestions } from '@/e2e/evals/read-questions';
import { runEval } from '@/e2e/evals/run-eval';
import { scoreOutcomes } from '@/e2e/evals/score-outcomes';
import { writeReport } from '@/e2e/evals/write-report';
import { BadEnvironment, readEnv } from '@/lib/env';
import { loadEnvFiles } from '@/lib/env-files';
import { embedForHouse } from '@/lib/ask/embed-for-house';
import { keepVectors } from '@/lib/knowledge/keep-vectors';
import { openEvalServices } from './eval/open-eval-services';
import { readEvalArguments, usage, type EvalArguments } from './eval/read-eval-arguments';
import { makeProgressBar } from './knowledge/progress-bar';
import { runWithEndings } from './run-with-endings';
import { makeEndings } from './start/endings';

const endings = makeEndings();
const stop = new AbortController();

async function evaluate(wanted: EvalArguments): Promise<void> {
  const { kind, parallel } = wanted;
  const collections = await readDocuments(wanted.docs);
  const questions = await readQuestions(wanted.questions, collections, wanted.limit ?? null);
  loadEnvFiles();
  const env = readEnv();
  const services = await openEvalServices(env, endings);
  const bar = makeProgressBar(process.stderr);
  const embedder = keepVectors(embedForHouse(services), [join(env.FLOORHAND_DATA_DIR, 'cache', 'eval-vectors.bin')]);
  const house = await fillEvalHouse(services.db, collections, { embedder, signal: stop.signal, onProgress: (progress) => bar.show({ ...progress, label: 'documents imported' }) });
  for (const { file, reason } of house.failed) process.stderr.write(`${file} ${reason}\n`);
  const outcomes = await runEval(questions, { ...services, house, signal: stop.signal }, { kind, parallel, onProgress: (progress) => bar.show({ ...progress, label: 'questions asked' }) });
  bar.end();
  if (wanted.details !== undefined) await writeFile(wanted.details, outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''));
  const scores = scoreOutcomes(outcomes);
  const { documents, passages, withoutVector } = house;
  const model = services.ladder[0]?.modelName;
  process.stdout.write(`${kind}: ${documents} documents in ${collections.length} collections, ${passages} passages (${withoutVector} without a vector), ${embedder.modelName}${kind === 'answers' ? `, answers by ${model ?? 'nobody'}` : ''}\n${writeReport(scores)}`);
  if (wanted.json) process.stdout.write(`${JSON.stringify({ kind, documents, passages, withoutVector, embeddingModel: embedder.modelName, ...(kind === 'answers' && { answerModel: model }), ...scores })}\n`);
}

/** What a person can act on is one sentence; anything else keeps its trace. */
function explain(error: unknown): string {
  if (error instanceof ZodError) return `${error.issues[0]?.path.join('.') ?? ''}: ${error.issues[0]?.message ?? 'not understood'}`;
  if (!(error instanceof Error)) return String(error);
  const plain = error instanceof UnreadableEval || error instanceof BadEnvironment || ('code' in error && /^(ENOENT|ERR_PARSE_ARGS)/.test(String(error.code)));
  return plain ? error.message : (error.stack ?? error.message);
}

async function main(): Promise<number> {
  const wanted = readEvalArguments();
  if (wanted) await evaluate(wanted);
  else process.stderr.write(usage);
  return wanted || process.argv.includes('--help') ? 0 : 1;
}

process.exitCode = await runWithEndings(main, { endings, stop, explain });
