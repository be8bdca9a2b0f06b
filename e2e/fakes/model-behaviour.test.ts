import { expect, it } from 'vitest';
import { quantile } from '../load/quantiles';
import { seededRandom } from '@/lib/seeded-random';
import { behaviourSchema, firstTokenMsOf } from './model-behaviour';

it('a spread first token has its median and its 95th percentile', () => {
  const random = seededRandom(3);
  const behaviour = behaviourSchema.parse({ firstTokenMs: 900, firstTokenMsP95: 2_200 });
  const drawn = Array.from({ length: 20_000 }, () => firstTokenMsOf(behaviour, random));
  expect(quantile(drawn, 0.5)).toBeCloseTo(900, -2);
  expect(quantile(drawn, 0.95) / 2_200).toBeCloseTo(1, 1);
  expect(firstTokenMsOf({ ...behaviour, firstTokenMsP95: undefined }, random)).toBe(900);
});
