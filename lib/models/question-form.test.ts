import { describe, expect, it } from 'vitest';
import { fitsForm, questionForm } from './question-form';

describe('questionForm', () => {
  it.each([
    ['How do I take in a repair?', 'steps'],
    ['Comment ouvrir la boutique ?', 'steps'],
    ['كيف أستلم قطعة للإصلاح؟', 'steps'],
    ['Can I write to a client on WhatsApp?', 'permission'],
    ['Peut-on échanger un cadeau ?', 'permission'],
    ['Who approves a refund?', 'person'],
    ['What do I say to a journalist?', 'words'],
    ['Que dire au client ?', 'words'],
    ['What is Code Ivory?', 'meaning'],
    ['Suede in the rain', null],
  ] as const)('%s', (question, form) => {
    expect(questionForm(question)).toBe(form);
  });

  it('knows the sentence that answers', () => {
    expect(fitsForm('A gift card cannot be topped up.', 'permission')).toBe(true);
    expect(fitsForm('The box is grey.', 'permission')).toBe(false);
    expect(fitsForm('A manager approves anything above.', 'person')).toBe(true);
  });
});
