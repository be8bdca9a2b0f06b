import { expect, it } from 'vitest';
import { takeMost } from './take-most';

it.each([[199, 199, false], [200, 200, false], [201, 200, true]])('of %i conversations shows %i, and says whether there are older ones', (found, shown, more) => {
  const taken = takeMost(Array.from({ length: found }, (_, n) => n), 200);
  expect([taken.rows.length, taken.rows[0], taken.more]).toEqual([shown, 0, more]);
});
