import { describe, expect, it } from 'vitest';
import { scoreAnswer } from './score-answer';

const asked = { question: 'How long may a bag be returned?', staffNumber: '10412', gold: ['returns'], span: 'within 45 days' };
const source = { n: 1, document: 'returns', collection: 'Americas', text: 'Bags are taken back within 45 days of purchase.' };
const readable = new Set(['Americas']);

describe('the score of an answer', () => {
  it('is full for the right evidence, cited, from a readable collection', () => {
    expect(scoreAnswer(asked, { outcome: 'answered', text: 'Within 45 days. [1]', sources: [source] }, readable)).toEqual({ evidence: true, span: true, refusal: null, markers: true, scope: true });
  });

  it('notes other evidence, a marker of nothing, and a collection of others', () => {
    const score = scoreAnswer(asked, { outcome: 'answered', text: 'Soon. [2]', sources: [{ ...source, document: 'repairs', collection: 'HR', text: 'A strap.' }] }, readable);
    expect(score).toEqual({ evidence: false, span: false, refusal: null, markers: false, scope: false });
  });

  it('wants a refusal where nothing may be answered', () => {
    const secret = { ...asked, gold: [], span: null };
    expect(scoreAnswer(secret, { outcome: 'refused', text: 'I cannot find that.', sources: [] }, readable).refusal).toBe(true);
    expect(scoreAnswer(secret, { outcome: 'answered', text: 'Yes. [1]', sources: [source] }, readable).refusal).toBe(false);
  });
});
