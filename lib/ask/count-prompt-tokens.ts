import { countTokens } from './count-tokens';
import type { PromptMessage } from './pack';

/** What frames each message, and what opens the answer, as OpenAI counts a chat: https://cookbook.openai.com/examples/how_to_count_tokens_with_tiktoken */
const [messageFrame, answerFrame]: readonly [number, number] = [4, 3];

/** Tokens that a provider bills for a prompt: its texts, the instructions among them, and what frames them. `count` is how it counts a text. */
export function countPromptTokens(instructions: string, messages: readonly PromptMessage[], count: (text: string) => number = countTokens): number {
  const texts = [instructions, ...messages.map(({ content }) => content)];
  return texts.reduce((sum, text) => sum + count(text) + messageFrame, answerFrame);
}
