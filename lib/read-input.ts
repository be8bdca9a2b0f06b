import type { z, ZodType } from 'zod';
import { FloorhandError } from './errors';

const kinds: Record<string, string> = { string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object' };

/** What a value should have been, said so that it goes on from the value's name. */
function expectation(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_type') return `expects ${kinds[issue.expected] ?? 'something else'}`;
  if (issue.code === 'invalid_value') return `expects one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  const unit = { string: ' characters', array: ' entries' }[String(issue.origin)] ?? '';
  if (issue.code === 'too_big') return `expects ${issue.maximum}${unit} at most`;
  if (issue.code === 'too_small' && unit !== '' && issue.minimum === 1) return 'is empty';
  if (issue.code === 'too_small') return `expects ${issue.minimum}${unit} at least`;
  return 'is not as expected';
}

/** `messages[0].content`, as a program would write it. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.map((key, place) => (typeof key === 'number' ? `[${key}]` : place === 0 ? String(key) : `.${String(key)}`)).join('');
}

/** Input from outside in the schema's shape. Throws `bad_input` that says in one sentence what is wrong first, and where. */
export function readInput<Output>(schema: ZodType<Output>, given: unknown): Output {
  const parsed = schema.safeParse(given, { error: expectation });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const param = pathOf(issue?.path ?? []);
  throw new FloorhandError('bad_input', { detail: `${param === '' ? 'The request' : `"${param}"`} ${issue?.message ?? 'is not as expected'}.`, ...(param === '' ? {} : { param }) });
}
