import { expect, it } from 'vitest';
import { boundSurroundings } from './bound-surroundings';

it('leaves a document of usual length as it is', () => {
  const whole = { before: 'One.\n\n', after: '\n\nThree.' };
  expect(boundSurroundings(whole, 20)).toEqual(whole);
});

it('cuts what is too far away between paragraphs, and says so', () => {
  const before = 'Far away.\n\nNear by, first.\n\nNear by, last.\n\n';
  const after = '\n\nNear by, first.\n\nFar away.';
  expect(boundSurroundings({ before, after }, 40)).toEqual({ before: '…\n\nNear by, first.\n\nNear by, last.\n\n', after });
  expect(boundSurroundings({ before: '', after }, 22).after).toBe('\n\nNear by, first.\n\n…');
});

it('keeps ten thousand passages to what a tablet can set', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => `Rule ${n} of a long house, said in one sentence.`).join('\n\n');
  const { before, after } = boundSurroundings({ before: many, after: many });
  expect(Math.max(before.length, after.length)).toBeLessThan(61_000);
  expect(boundSurroundings({ before: 'x'.repeat(9), after: '' }, 4).before).toBe('…\n\nxxxx');
});
