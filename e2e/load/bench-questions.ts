import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { suggestions } from '@/db/seed/suggestions';
import { readJsonLines } from '../evals/read-json-lines';

const factSchema = z.object({ question: z.string(), staffNumber: z.string() });

/** A question of the demo house, and by whom; null = by anybody. */
export interface BenchQuestion {
  question: string;
  staffNumber: string | null;
}

/** What people of the demo house ask: its facts by those they are for, and its suggestions. */
export function readBenchQuestions(): BenchQuestion[] {
  const file = join(import.meta.dirname, '..', '..', 'db', 'seed', 'facts.jsonl');
  const facts = readJsonLines(readFileSync(file, 'utf8'), factSchema, file);
  return [...facts, ...suggestions.map(({ question }) => ({ question, staffNumber: null }))];
}
