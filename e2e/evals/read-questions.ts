import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { EvalCollection } from './read-documents';
import { readJsonLines, UnreadableEval } from './read-json-lines';

const questionSchema = z.object({
  id: z.coerce.string(),
  question: z.string().trim().min(1),
  /** Ids of the documents that answer it; none = nothing there answers it, so it should be refused. */
  gold: z.array(z.coerce.string()),
  answer_contains: z.array(z.string()).default([]),
  /** Asked by somebody who may read only this collection; without it, by somebody who may read all. */
  collection: z.string().optional(),
});
export type EvalQuestion = z.infer<typeof questionSchema>;

/** Reads JSON lines `{id, question, gold, answer_contains?, collection?}`. With `limit`, that many of them, evenly spread and always the same. */
export async function readQuestions(file: string, collections: readonly EvalCollection[], limit: number | null): Promise<EvalQuestion[]> {
  const all = readJsonLines(await readFile(file, 'utf8'), questionSchema, file);
  const known = new Set(collections.map(({ name }) => name));
  const lost = all.find(({ collection }) => collection !== undefined && !known.has(collection));
  if (lost) throw new UnreadableEval(`${file}: question ${lost.id} names the collection ${lost.collection ?? ''}, which no document is in.`);
  if (limit === null || limit >= all.length) return all;
  return Array.from({ length: limit }, (_, place) => all[Math.floor((place * all.length) / limit)]).filter((one) => one !== undefined);
}
