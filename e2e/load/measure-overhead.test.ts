import { describe, expect, it } from 'vitest';
import { measureOverhead } from './measure-overhead';

const asked = (dueAtMs: number, textAtMs: number, question = 'Wet suede?') => ({ question, dueAtMs, textAtMs });
const wait = (startedAtMs: number, firstTokenMs: number, question = 'wet suede') => ({ question, startedAtMs, firstTokenMs });

describe('what a question waits beyond the model', () => {
  it('is what comes before its call and after the first token', () => {
    expect(measureOverhead([asked(1_000, 1_950)], [wait(1_040, 900)])).toEqual([50]);
  });

  it('is what comes after the first token for one that joined a call under way', () => {
    expect(measureOverhead([asked(1_500, 1_960)], [wait(1_040, 900)])).toEqual([20]);
  });

  it('is all of it where nothing was called, or another question', () => {
    expect(measureOverhead([asked(5_000, 5_030), asked(5_000, 5_900, 'Gift cards?')], [wait(1_040, 900)])).toEqual([30, 900]);
  });
});
