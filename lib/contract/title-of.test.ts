import { expect, it } from 'vitest';
import { titleOf } from './title-of';

it('is the question on one line', () => {
  expect(titleOf('  A suede bag\n\ngot wet? ')).toBe('A suede bag got wet?');
});

it('ends a long question after a whole word, within 80 characters', () => {
  expect(titleOf(`${'a piece '.repeat(9)}that was bought in Paris`)).toBe(`${'a piece '.repeat(9)}that…`);
});

it('cuts a word without end, never a character', () => {
  const title = titleOf('👜'.repeat(200));
  expect([[...title].length, title.isWellFormed(), title.endsWith('👜…')]).toEqual([80, true, true]);
});
