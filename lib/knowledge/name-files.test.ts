import { describe, expect, it } from 'vitest';
import { nameFiles } from './name-files';

const named = (...names: string[]) => [...nameFiles(names)].map(([name, { revisionNumber, clashesWith }]) => [name, revisionNumber, clashesWith]);

describe('naming the files of an import', () => {
  it('leaves a document of one file to whatever comes next, and to its own number', () => {
    expect(named('a.md', 'b.r3.md')).toEqual([['a.md', null, null], ['b.r3.md', 3, null]]);
  });

  it('takes a file without a number beside numbered ones as the first', () => {
    expect(named('a.md', 'a.r2.md', 'a.r3.md')).toEqual([['a.md', 1, null], ['a.r2.md', 2, null], ['a.r3.md', 3, null]]);
  });

  it('says which file stands for the same revision', () => {
    expect(named('a.md', 'a.txt', 'b.md', 'b.r1.md', 'c/a.md')).toEqual([['a.md', null, null], ['a.txt', null, 'a.md'], ['b.md', 1, null], ['b.r1.md', 1, 'b.md'], ['c/a.md', null, null]]);
  });
});
