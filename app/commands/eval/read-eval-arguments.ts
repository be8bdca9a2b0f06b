import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { EvalKind } from '@/e2e/evals/ask-eval-question';

export const usage = `npm run eval -- retrieval --docs PATH --questions FILE [--json]    how well the right documents are found
npm run eval -- answers --docs PATH --questions FILE [--json]      the same, and what the whole path answers

  --docs PATH       a folder of .md and .txt files (file name without ending = id), or JSON lines {id, collection, title?, text}
  --questions FILE  JSON lines {id, question, gold: [ids], answer_contains?: [text], collection?}; an empty gold = unanswerable;
                    a collection limits who asks to somebody who may read that collection alone
  --limit N         only N of the questions, evenly spread, always the same ones
  --parallel N      so many questions at once (default 1; with more, times say less)
  --details FILE    writes what came of each question, as JSON lines
  --json            ends with one line of JSON that holds every figure

Works in a temporary embedded database with the product's own import, sign-in rights and path, and removes it. Vectors of
documents are kept in the data folder's cache, so a second run is quick. "answers" quotes the passages unless the
environment names a model.

hitAt1, hitAt5, recallAt5 and mrr judge the ranking of documents (each by its best passage), whether or not the question
was refused. refusalRate is over the unanswerable questions, everything else over the answerable ones. A refused question
shows nothing, so it counts against answerContainsRate (at least one span) and answerContainsAllRate (all of them).
citationPrecision is over all cited passages: those shown with the evidence, or those the answer names.
`;

const counted = z.coerce.number().int().min(1);
const argumentsSchema = z.object({
  docs: z.string({ error: '--docs is missing' }),
  questions: z.string({ error: '--questions is missing' }),
  limit: counted.optional(),
  parallel: counted.max(16).default(1),
  details: z.string().optional(),
  json: z.boolean().default(false),
});
export type EvalArguments = z.infer<typeof argumentsSchema> & { kind: EvalKind };

/** What the command line asks for; undefined for help. Throws a TypeError or ZodError for what makes no sense. */
export function readEvalArguments(): EvalArguments | undefined {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { docs: text, questions: text, limit: text, parallel: text, details: text, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [kind] = positionals;
  if (values.help || (kind !== 'retrieval' && kind !== 'answers')) return undefined;
  return { kind, ...argumentsSchema.parse(values) };
}
