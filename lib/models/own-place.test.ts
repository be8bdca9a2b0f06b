import { expect, it } from 'vitest';
import { isOwnPlace } from './own-place';

const madison = { store: 'Madison Avenue, New York', country: 'United States' };

it.each(['Madison', 'Madison Avenue, New York', 'United States', 'Canada, United States'])('%s is where the asker works', (text) => {
  expect(isOwnPlace(text, madison)).toBe(true);
});

it.each(['Avenue', 'New', 'York', 'Ginza, Tokyo', 'Madison Square, Boston', 'Monday to Saturday', ''])('%s is not', (text) => {
  expect(isOwnPlace(text, madison)).toBe(false);
});

it('knows no place of somebody without a store', () => {
  expect(isOwnPlace('Madison', { store: '', country: '' })).toBe(false);
});
