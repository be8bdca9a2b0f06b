import { expect, it } from 'vitest';
import { fitLogistic, judge, type Example } from './fit-logistic';

/** Yes when the first feature is above 10, wherever the second lies; one in ten is the other way round. */
const examples: Example[] = Array.from({ length: 200 }, (_, at) => {
  const first = (at * 37) % 20;
  return { values: [first, (at * 53) % 7, 5], isYes: first > 10 !== (at % 10 === 0), weight: 1 };
});

it('finds what tells yes from no, on the scale of the features as they are', () => {
  const fit = fitLogistic(examples);
  expect(judge(fit, [18, 3, 5])).toBeGreaterThan(1);
  expect(judge(fit, [2, 3, 5])).toBeLessThan(-1);
  expect(Math.abs(fit.weights[1] ?? 1)).toBeLessThan(0.2);
});

it('gives nothing to a feature that never changes', () => {
  expect(fitLogistic(examples).weights[2]).toBeCloseTo(0);
});

it('counts an example by its weight', () => {
  const scarce: Example[] = [{ values: [0], isYes: true, weight: 1 }, { values: [0], isYes: false, weight: 3 }];
  expect(judge(fitLogistic(scarce), [0])).toBeCloseTo(Math.log(1 / 3), 3);
});

it('gives the same for the same', () => {
  expect(fitLogistic(examples)).toEqual(fitLogistic(examples));
});
