import { expect, it } from 'vitest';
import { readHeaderPairs } from './header-pairs';

it('reads pairs with commas between them, and what is encoded in their values', () => {
  expect(readHeaderPairs('api-key=abc, Authorization=Basic%20dXNlcjpwYXNz')).toEqual({ 'api-key': 'abc', Authorization: 'Basic dXNlcjpwYXNz' });
  expect(readHeaderPairs('a=b=c')).toEqual({ a: 'b=c' });
});

it.each(['abc', 'a=', '=b', 'a b=c', 'a=%zz', 'a=b,,c=d'])('knows that "%s" is none', (text) => {
  expect(readHeaderPairs(text)).toBeUndefined();
});
