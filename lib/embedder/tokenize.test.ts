import { expect, it } from 'vitest';
import { makeTokenizer, type Vocabulary } from './tokenize';
import { readVocabulary } from './read-weights';

const vocabulary: Vocabulary = [['�', 0], ['<s>', 0], ['</s>', 0], ['x1', 0], ['x2', 0], ['x3', 0], ['▁', -5], ['a', -3], ['b', -3], ['ab', -4], ['▁ab', -8], ['c', -9]];
const pieces = (text: string) => makeTokenizer(vocabulary)(text).map((token) => vocabulary[token]?.[0]);

it('takes the pieces whose scores add up highest', () => {
  expect(pieces('abc')).toEqual(['▁ab', 'c']);
  expect(pieces('ab ab')).toEqual(['▁ab', '▁ab']);
});

it('makes one unknown token of unknown symbols in a row', () => {
  expect(pieces('a??b')).toEqual(['▁', 'a', '�', 'b']);
});

// As the published tokenizer cut them.
it.each([
  ['Gift cards never expire.', [2115, 946, 3656, 251, 2740, 2813, 6]],
  ['Größe 38 — “très” chère 🎉🎉 日本', [223, 93, 6781, 0, 59, 5994, 405, 77, 17, 93, 5016, 7, 236, 2648, 5016, 53, 30, 0, 30, 0]],
])('cuts %s as the encoder was trained', (text, tokens) => {
  expect(makeTokenizer(readVocabulary())(text)).toEqual(tokens);
});
