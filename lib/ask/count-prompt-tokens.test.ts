import { expect, it } from 'vitest';
import { countPromptTokens } from './count-prompt-tokens';
import { countTokens } from './count-tokens';

it('counts a prompt as its provider bills it: every text with its frame, the instructions too, and the opening of the answer', () => {
  const [instructions, question, answer] = ['Answer from the passages.', 'How do returns work?', 'Within 30 days.'];
  const texts = countTokens(instructions) + countTokens(question) + countTokens(answer);
  expect(countPromptTokens(instructions, [{ role: 'user', content: question }, { role: 'assistant', content: answer }])).toBe(texts + 3 * 4 + 3);
});
