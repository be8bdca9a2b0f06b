import { describe, expect, it } from 'vitest';
import { FloorhandError } from '@/lib/errors';
import { explainError } from './run-in-house';

describe('what a command says went wrong', () => {
  it('is the sentence of an error with a code, and of a plain one its own', () => {
    expect(explainError(new FloorhandError('bad_input', { detail: 'There is no person 99999.' }))).toBe('There is no person 99999.');
    expect(explainError(new Error('No such thing.'))).toBe('No such thing.');
  });

  it('is what the database said of a query, and never the query or what was put into it', () => {
    const refused = Object.assign(new Error('permission denied for database house'), { name: 'error', code: '42501' });
    const failed = new Error('Failed query: INSERT INTO passages VALUES ($1)\nparams: A client asked for a private viewing', { cause: refused });
    expect(explainError(failed)).toBe('This could not be done: error 42501: permission denied for database house.');
  });
});
