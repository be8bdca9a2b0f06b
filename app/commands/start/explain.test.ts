import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BadEnvironment } from '@/lib/env';
import { CannotStart } from './cannot-start';
import { explain } from './explain';

const kept: string[] = [];
const keep = (trace: string) => (kept.push(trace), 'trace.txt');

it('repeats what is a sentence already', () => {
  expect(explain(new CannotStart('Port 80 is taken.'), keep)).toBe('Port 80 is taken.');
  expect(explain(new BadEnvironment(['PORT expects a number']), keep)).toBe('Bad settings: PORT expects a number.');
});

it('names the file that the system would not give', () => {
  try {
    readFileSync('/dev/null/x');
  } catch (error) {
    expect(explain(error, keep)).toBe('Floorhand cannot use /dev/null/x: a file is in the way of that folder.');
  }
  expect.assertions(1);
});

it('makes one line of a surprise, and keeps its trace elsewhere', () => {
  kept.length = 0;
  expect(explain(new Error('Failed query', { cause: new TypeError('x is\nnot a function.') }), keep)).toBe('Floorhand could not start: TypeError: x is not a function. The trace is in trace.txt.');
  expect(kept.join()).toContain('explain.test.ts');
  expect(explain('nothing', () => undefined)).toBe('Floorhand could not start: nothing.');
});
