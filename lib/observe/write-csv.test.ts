import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv';

describe('a file', () => {
  it('names its columns and keeps numbers numbers', () => {
    expect(writeCsv([{ day: '2026-11-20', questions: 12, cost: -0.5 }])).toBe('\uFEFFday,questions,cost\n2026-11-20,12,-0.5\n');
  });

  it('never hands a spreadsheet a formula', () => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1'];
    for (const question of cells) expect(writeCsv([{ question }])).toMatch(/^\uFEFFquestion\n"?'/u);
    expect(writeCsv([{ question: 'a=b' }])).toContain('\na=b\n');
  });

  it('begins no formula where a spreadsheet splits cells at semicolons or tabs', () => {
    const cells = ['bags;=1+1', 'bags; =1+1', 'bags;"=1+1', 'bags\t@SUM(A1)', 'bags;＝1+1', 'bags\n=1+1'];
    for (const also_asked of cells) expect(writeCsv([{ question: 'Which bags?', asked: 1, also_asked }])).not.toMatch(/[;\t\n][\s"]*[=+\-@＝＋－＠]/u);
    expect(writeCsv([{ question: 'Red; blue; 5-6 days' }])).toContain('\nRed; blue; 5-6 days\n');
  });

  it('quotes what would break a line', () => {
    expect(writeCsv([{ question: 'red, "blue"\nand green' }])).toBe('\uFEFFquestion\n"red, ""blue""\nand green"\n');
  });

  it('leaves a cell empty for what is not known', () => {
    expect(writeCsv([{ by: 'ladder', amount: null }])).toBe('\uFEFFby,amount\nladder,\n');
  });
});
