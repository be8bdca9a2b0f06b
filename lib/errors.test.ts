import { expect, it } from 'vitest';
import { asFloorhandError, FloorhandError } from './errors';

it.each([
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  new Error('timeout exceeded when trying to connect'),
  new Error('Connection terminated unexpectedly'),
  new Error('Failed query', { cause: Object.assign(new Error('gone'), { code: '57P01' }) }),
])('knows a database that is away: %s', (error) => expect(asFloorhandError(error).code).toBe('database_unavailable'));

it('keeps a code that is there, and calls the rest unexpected', () => {
  const coded = new FloorhandError('not_found');
  expect(asFloorhandError(coded)).toBe(coded);
  expect(asFloorhandError(new TypeError('x')).code).toBe('unexpected');
});
