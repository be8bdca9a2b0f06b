import { describe, expect, it } from 'vitest';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { citedNumbers, readAnswer } from './read-answer';

function answer(...parts: FloorMessage['parts']): FloorMessage {
  return { id: 'a', role: 'assistant', parts };
}
const sources: FloorMessage['parts'][number] = { type: 'data-sources', data: { citations: [] } };
const ended = (outcome: 'answered' | 'refused' | 'stopped' | 'failed', errorCode?: string): FloorMessage['parts'][number] => ({
  type: 'data-outcome',
  data: { runId: 'r', outcome, ...(errorCode === undefined ? {} : { errorCode }) },
});
const words: FloorMessage['parts'][number] = { type: 'text', text: 'Thirty days [1].' };

describe('where an answer stands', () => {
  it('goes from looking to reading to writing while the stream is open', () => {
    expect(readAnswer(undefined, 'open').state).toBe('looking');
    expect(readAnswer(answer(), 'open').state).toBe('looking');
    expect(readAnswer(answer(sources), 'open').state).toBe('reading');
    expect(readAnswer(answer(sources, words), 'open').state).toBe('writing');
  });

  it('is what the run says once it has ended', () => {
    expect(readAnswer(answer(sources, words, ended('answered')), 'over').state).toBe('answered');
    expect(readAnswer(answer({ type: 'data-refusal', data: { nearest: [] } }, ended('refused')), 'over').state).toBe('refused');
    expect(readAnswer(answer(words, ended('stopped')), 'over').state).toBe('stopped');
  });

  it('keeps what had arrived of a run that failed, and names the cause', () => {
    expect(readAnswer(answer(words, ended('failed', 'answer_interrupted')), 'over')).toMatchObject({ state: 'interrupted', errorCode: 'answer_interrupted' });
    expect(readAnswer(answer(ended('failed', 'database_unavailable')), 'over')).toMatchObject({ state: 'failed', errorCode: 'database_unavailable' });
    expect(readAnswer(answer(ended('failed', 'a_code_of_tomorrow')), 'over').errorCode).toBe('unexpected');
  });

  it('is lost when the stream broke before its end, and unanswered when nothing was kept', () => {
    expect(readAnswer(answer(sources, words), 'broken').state).toBe('lost');
    expect(readAnswer(answer(sources, words), 'over').state).toBe('lost');
    expect(readAnswer(undefined, 'broken').state).toBe('lost');
    expect(readAnswer(undefined, 'over').state).toBe('unanswered');
  });
});

it('lists the cited numbers once, in the order of their first mention', () => {
  expect(citedNumbers('A [3]. B [1][3]. C [x] [0012]')).toEqual([3, 1]);
});
