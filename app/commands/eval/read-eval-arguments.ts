import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { EvalKind } from '@/e2e/evals/ask-eval-question';

export const usage = `npm run eval -- retrieval --docs PATH --questions FILE [--json]    how well the right documents are found
npm run eval -- answers --docs PATH --questions FILE [--json]      the same, and what the whole path answers
npm run eval -- fit --set PATH,FILE[,WEIGHT[,N]] --set ...         the weights that decide "enough evidence?", fitted on these sets

  --docs PATH       a folder of .md and .txt files (file name without ending = id), or JSON lines {id, collection, title?, text}
  --questions FILE  JSON lines {id, question, gold: [ids], answer_contains?: [text], collection?}; an empty gold = unanswerable;
                    a collection limits who asks to somebody who may read that collection alone
  --limit N         only N of the questions, evenly spread, always the same ones
  --parallel N      so many questions at once (default 1; with more, times say less)
  --details FILE    writes what came of each question, as JSON lines
  --json            ends with one line of JSON that holds every figure

  --set ...         for fit: documents and questions as above, how much each question counts (default 1; below 1 the set has no say in
                    where the threshold lies), and how many of the questions

Works in a temporary embedded database with the product's own import, sign-in rights and path, and removes it. Vectors of
documents are kept in the data folder's cache, so a second run is quick. "answers" quotes the passages unless the
environment names a model.

hitAt1, hitAt5, recallAt5 and mrr judge the ranking of documents (each by its best passage), whether or not the question
was refused. refusalRate is over the unanswerable questions, everything else over the answerable ones. A refused question
shows nothing, so it counts against answerContainsRate (at least one span) and answerContainsAllRate (all of them).
fit prints the weights as lib/knowledge/search/evidence-weights.ts has them, and how each set does with them, and with weights that
were fitted without it. docs/decisions/0008 names the sets of the committed weights.
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
export type AskArguments = z.infer<typeof argumentsSchema> & { kind: EvalKind };

const setSchema = z.tuple([z.string().min(1), z.string().min(1)], { error: '--set expects PATH,FILE[,WEIGHT[,N]]' }).rest(z.string()).transform(([docs, questions, weight = '1', limit], context) => {
  const numbers = z.object({ weight: z.coerce.number().positive().max(100), limit: counted.optional() }).safeParse({ weight, limit });
  if (numbers.success) return { docs, questions, ...numbers.data };
  context.addIssue({ code: 'custom', message: '--set expects numbers for WEIGHT and N' });
  return z.NEVER;
});
const setsSchema = z.array(setSchema, { error: '--set is missing' }).min(1);
export type SetArgument = z.infer<typeof setSchema>;
export interface FitArguments {
  kind: 'fit';
  sets: SetArgument[];
}

/** What the command line asks for; undefined for help. Throws a TypeError or ZodError for what makes no sense. */
export function readEvalArguments(): AskArguments | FitArguments | undefined {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { docs: text, questions: text, limit: text, parallel: text, details: text, set: { ...text, multiple: true }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [kind] = positionals;
  if (values.help) return undefined;
  if (kind === 'fit') return { kind, sets: setsSchema.parse(values.set?.map((set) => set.split(','))) };
  return kind === 'retrieval' || kind === 'answers' ? { kind, ...argumentsSchema.parse(values) } : undefined;
}
