import { expect, it } from 'vitest';
import { renewalDay } from './renewal-day';

it('is tomorrow for a person and a store, the first of the next month for the chain', () => {
  expect(renewalDay('staff', '2026-11-30')).toBe('2026-12-01');
  expect(renewalDay('store', '2028-02-28')).toBe('2028-02-29');
  expect(renewalDay('chain', '2026-12-31')).toBe('2027-01-01');
});
