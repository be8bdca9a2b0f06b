import type { z } from 'zod';
import { FloorhandError } from '@/lib/errors';

/** The details whose option on the command line is called otherwise. */
const optionNames: Record<string, string> = { stores: 'store', teams: 'team', timeZone: 'time-zone' };

/** What the options say, as the schema wants it. Throws `bad_input` with one sentence that names every option that is wrong. */
export function readDetails<Output>(schema: z.ZodType<Output>, given: unknown): Output {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const problems = error.issues.map(({ path: [key = ''], message }) => `--${optionNames[String(key)] ?? String(key)} ${message}`);
  throw new FloorhandError('bad_input', { detail: `${[...new Set(problems)].join('; ')}.` });
}

/** The parts of a comma-separated option, each once; undefined when it was not given. */
export function listOf(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [...new Set(text.split(',').map((part) => part.trim()).filter((part) => part !== ''))];
}
