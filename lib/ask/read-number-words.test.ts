import { expect, it } from 'vitest';
import { readNumberWords } from './read-number-words';

it.each([
  ['You have thirty-five days.', [35]],
  ['Ninety days, or twenty one.', [90, 21]],
  ['Vous avez quarante-cinq jours.', [45]],
  ['Soixante-dix, quatre-vingt-dix-sept et quatre-vingts', [70, 97, 80]],
  ['Trente et un jours', [31]],
  ['لديك خمسة وأربعون يوما', [45]],
  ['خلال ثلاثين يوما أو يومين', [30, 2]],
  ['A hundred guests', [100]],
  ['One bag, anyone, often, sixth, un sac', []],
])('reads %s', (text, values) => {
  expect(readNumberWords(text).map(({ value }) => value)).toEqual(values);
});
