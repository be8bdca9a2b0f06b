import { expect, it } from 'vitest';
import { resolveFollowUp } from './resolve-follow-up';

const turn = (question: string) => ({ question, answer: 'An answer.' });

it.each(['and for shoes?', 'What about sale items?', 'how long does it take?', 'et pour les chaussures ?', 'ou en boutique ?'])('reads "%s" together with the question before it', (question) => {
  expect(resolveFollowUp(question, [turn('What is the return window for bags?')])).toBe('What is the return window for bags?');
});

it.each(['What is the return window for shoes in Paris?', 'Where do I find the fire assembly point on Sundays?'])('searches "%s" alone, because it stands on its own', (question) => {
  expect(resolveFollowUp(question, [turn('How do I clean suede?')])).toBe('');
});

it('keeps the subject through a chain of follow-ups', () => {
  const history = [turn('What is the return window for bags?'), turn('and for shoes?')];
  expect(resolveFollowUp('and for belts?', history)).toBe('What is the return window for bags?');
});

it('has nothing to carry at the start of a conversation', () => {
  expect(resolveFollowUp('and for shoes?', [])).toBe('');
});

it.each(['how long?', 'Combien ?', 'متى؟', 'and when'])('reads a bare question word together with the question before it: %s', (question) => {
  expect(resolveFollowUp(question, [{ question: 'what does a new zip cost', answer: '' }])).toBe('what does a new zip cost');
});

it('leaves a question word that asks about something as a question of its own', () => {
  expect(resolveFollowUp('how long do we keep lost umbrellas', [{ question: 'what does a new zip cost', answer: '' }])).toBe('');
});
