import { APICallError } from 'ai';
import { expect, it } from 'vitest';
import { LeftAlone, TookTooLong } from '@/lib/left-alone';
import { failureOf } from './failure-of';

const call = (statusCode?: number) => new APICallError({ message: 'They asked: where is the safe?', url: 'http://provider', requestBodyValues: {}, ...(statusCode === undefined ? {} : { statusCode }) });

it('says why a rung failed in a word, and repeats nothing of what a provider says', () => {
  expect(failureOf(call(503))).toBe('status_503');
  expect(failureOf(call())).toBe('unreachable');
  expect(failureOf(new DOMException('No chunk within 7000 ms', 'TimeoutError'))).toBe('late');
  expect(failureOf(new TookTooLong('database', 2_000))).toBe('late');
  expect(failureOf(new LeftAlone('premium', 'open'))).toBe('left_alone');
  for (const reason of ['full', 'crowd'] as const) expect(failureOf(new LeftAlone('premium', reason))).toBe('crowded');
  expect(failureOf(new Error('where is the safe?'))).toBe('broken');
});
