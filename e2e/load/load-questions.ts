import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonLines } from '../evals/read-json-lines';

/** A question of the demo house, by whom, and what a right answer to it is. */
export interface LoadQuestion {
  question: string;
  staffNumber: string;
  /** The documents that answer it; empty when nothing that the asker may read does. */
  gold: readonly string[];
  /** Words that the evidence or the answer holds; null when they are not known. */
  span: string | null;
}

const factSchema = z.object({ question: z.string(), staffNumber: z.string(), document: z.string().optional(), contains: z.string().optional() });
const floorSchema = z.object({ question: z.string(), gold: z.array(z.string()) });

/** Associates, managers and head office of three regions, for questions that anybody may ask. */
const askers = ['10127', '10412', '11121', '10321', '10101', '10721', '10001', '10222'] as const;

const openings = ['', 'Hello, ', 'Hi, ', 'Quick question: ', 'Sorry, ', 'Please tell me: ', 'For a client: ', 'Again: '] as const;
const endings = ['', ' Thanks', ' Please', ' Thank you', ' Many thanks', ' It is for a client', ' They are waiting', ' Quickly please'] as const;

/** Every question of the house's facts and of its floor, each always by the same person. */
export function readLoadQuestions(): LoadQuestion[] {
  const root = join(import.meta.dirname, '..', '..');
  const read = <Schema extends z.ZodType>(file: string, schema: Schema) => readJsonLines(readFileSync(join(root, file), 'utf8'), schema, file);
  const facts = read('db/seed/facts.jsonl', factSchema).map(({ document, contains, ...asked }) => ({ ...asked, gold: document === undefined ? [] : [document], span: contains ?? null }));
  const floor = read('e2e/evals/demo-floor.jsonl', floorSchema).map(({ question, gold }, place) => ({
    question, gold: gold.map((name) => name.split('/').at(-1) ?? name), span: null, staffNumber: askers[place % askers.length] ?? askers[0],
  }));
  return [...facts, ...floor];
}

/** How many different wordings one question has. */
export const wordings = openings.length * endings.length;

/** A question in other words around it, as people put it: to a cache it is another one, and what answers it is the same. */
export function reword(asked: LoadQuestion, wording: number): LoadQuestion {
  const [opening, ending] = [openings[wording % openings.length] ?? '', endings[Math.floor(wording / openings.length) % endings.length] ?? ''];
  return { ...asked, question: `${opening}${asked.question}${ending}` };
}
