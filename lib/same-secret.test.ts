import { expect, it } from 'vitest';
import { sameSecret } from './same-secret';

it('knows the same secret from any other, also of another length', () => {
  expect(sameSecret('a'.repeat(32), 'a'.repeat(32))).toBe(true);
  expect(sameSecret('a'.repeat(32), 'a'.repeat(31))).toBe(false);
  expect(sameSecret('', 'a')).toBe(false);
});
