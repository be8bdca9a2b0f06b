import { countTokens as countO200k } from 'gpt-tokenizer/encoding/o200k_base';

/** Tokens of a text under o200k_base, the encoding of current OpenAI models. Budgets of prompts are measured in them; what a certain model counts, `counterFor` knows. */
export function countTokens(text: string): number {
  // Text that looks like a control token ("<|endoftext|>") is counted as the plain text it is.
  return countO200k(text, { disallowedSpecial: new Set() });
}
