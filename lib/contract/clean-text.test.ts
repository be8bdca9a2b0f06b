import { expect, it } from 'vitest';
import { cleanText, writtenText } from './clean-text';

it.each([
  ['what a database cannot keep', 'Re\u0000turns\u0007', 'Returns'],
  ['a mark that turns the text after it', 'Bags \u202egnp.exe\u202c', 'Bags gnp.exe'],
  ['an isolate that is never closed', '\u2067shoes', 'shoes'],
  ['spaces without width', 're\u200bturns\ufeff', 'returns'],
  ['instructions in tag characters', 'Hi\u{e0049}\u{e0067}', 'Hi'],
])('takes out %s', (_name, given, kept) => {
  expect(cleanText(given)).toBe(kept);
});

it('replaces half of a character', () => {
  expect(cleanText('bag \ud83d')).toBe('bag \ufffd');
});

it('leaves lines, joiners and direction marks of people who write', () => {
  for (const text of ['one\ntwo\tthree', 'می\u200cخواهم', '\u200fالإرجاع', '👩\u200d💼', 'Théo']) expect(cleanText(text)).toBe(text);
});

it('finds nothing in a text of unseen characters alone', () => {
  expect(writtenText().min(1).safeParse(' \u200b\u2060 ').success).toBe(false);
});
