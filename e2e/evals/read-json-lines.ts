import type { z } from 'zod';

/** A file of an eval cannot be used; the message names it, the line and what is wrong. */
export class UnreadableEval extends Error {}

/** The values of a JSON-lines text; blank lines are passed over. Throws `UnreadableEval`. */
export function readJsonLines<Schema extends z.ZodType>(text: string, schema: Schema, file: string): z.output<Schema>[] {
  return text.split('\n').flatMap((line, place) => {
    if (line.trim() === '') return [];
    const read = schema.safeParse(parseJson(line));
    if (read.success) return [read.data];
    const issue = read.error.issues[0];
    throw new UnreadableEval(`${file}, line ${place + 1}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
