import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitSentences } from './split-sentences';

const cut = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

it('ends sentences at stops and at line breaks', () => {
  expect(cut('Ask first. Then pack it.\n- Box\n- Ribbon')).toEqual(['Ask first.', 'Then pack it.', '- Box', '- Ribbon']);
});

it.each(['Use a soft cloth, e.g. Microfibre, and wait.', 'Allow approx. 3 days.', 'See no. 12 in the list.'])('does not stop at an abbreviation: %s', (text) => {
  expect(cut(text)).toEqual([text]);
});

it('loses nothing but white space', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    expect(cut(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
  }));
});
