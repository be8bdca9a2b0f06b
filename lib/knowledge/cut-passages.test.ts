import { describe, expect, it } from 'vitest';
import { cutPassages, passageSizes } from './cut-passages';

const cut = (body: string, title = 'Returns') => cutPassages({ title, body, mediaType: 'text/markdown', language: 'en' });
const sentence = (number: number) => `Sentence number ${number} tells the associate one more thing about the shoes in the box.`;
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

describe('cutting a document', () => {
  it('keeps the headings above, and leaves out one that repeats the title', () => {
    const passages = cut('# Returns\n\nKept short.\n\n## Europe\n\n### Shoes\n\nFourteen days.\n\n## Americas\n\nThirty days.');
    expect(passages.map(({ heading, body }) => [heading, body])).toEqual([['', 'Kept short.'], ['Europe › Shoes', 'Fourteen days.'], ['Americas', 'Thirty days.']]);
  });

  it('never crosses a heading, and joins short neighbours below one', () => {
    const passages = cut('## A\n\nOne.\n\nTwo.\n\n## B\n\nThree.');
    expect(passages.map(({ body }) => body)).toEqual(['One.\n\nTwo.', 'Three.']);
  });

  it('cuts a long paragraph between sentences only', () => {
    const passages = cut(Array.from({ length: 40 }, (_, number) => sentence(number)).join(' '));
    expect(passages.length).toBeGreaterThan(2);
    for (const { body } of passages) {
      expect(body).toMatch(/^Sentence .*\.$/s);
      expect(wordsOf(body)).toBeLessThanOrEqual(passageSizes.wordsMax);
    }
    expect(passages.map(({ body }) => body).join(' ')).toBe(Array.from({ length: 40 }, (_, number) => sentence(number)).join(' '));
  });

  it('keeps a list with the sentence that announces it', () => {
    expect(cut('Bring the following:\n\n- the box\n- the receipt')[0]?.body).toBe('Bring the following:\n\n- the box\n- the receipt');
  });

  it('repeats the announcement when a list is too long for one passage', () => {
    const passages = cut(`Never return these:\n\n${Array.from({ length: 30 }, (_, number) => `- ${sentence(number)}`).join('\n')}`);
    expect(passages.length).toBeGreaterThan(1);
    for (const { body } of passages) expect(body).toMatch(/^Never return these:\n\n- Sentence/);
  });

  it('keeps a table whole', () => {
    const table = '| Country | Days |\n| --- | --- |\n| France | 14 |\n| Japan | 7 |';
    expect(cut(`By country:\n\n${table}`)[0]?.body).toBe(`By country:\n\n${table}`);
  });

  it('repeats the head of a table that has to be split', () => {
    const rows = Array.from({ length: 60 }, (_, number) => `| Country ${number} | ${number} days after delivery | original box |`);
    const passages = cut(`| Country | Days | Needs |\n| --- | --- | --- |\n${rows.join('\n')}`);
    expect(passages.length).toBeGreaterThan(1);
    for (const { body } of passages) expect(body).toMatch(/^\| Country \| Days \| Needs \|\n\| --- \| --- \| --- \|\n\| Country \d/);
    expect(passages.flatMap(({ body }) => body.split('\n').slice(2))).toEqual(rows);
  });

  it('cuts Arabic between its sentences', () => {
    const body = Array.from({ length: 60 }, () => 'يمكن إرجاع الأحذية خلال أربعة عشر يوما من تاريخ الشراء.').join(' ');
    const passages = cutPassages({ title: 'الإرجاع', body, mediaType: 'text/plain', language: 'ar' });
    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) expect(passage.body.endsWith('الشراء.')).toBe(true);
  });

  it('gives the same hash for the same place and text, another when the heading differs', () => {
    const [one] = cut('## A\n\nSame.');
    const [same] = cut('## A\n\nSame.');
    const [other] = cut('## B\n\nSame.');
    expect(one?.contentHash).toBe(same?.contentHash);
    expect(one?.contentHash).not.toBe(other?.contentHash);
  });
});
