import { expect, it } from 'vitest';
import { foldPeople } from './fold-people';

it('does not count few people', () => {
  expect([0, 1, 4, 5, 80].map(foldPeople)).toEqual([0, null, null, 5, 80]);
});
