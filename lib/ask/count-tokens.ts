import { countTokens as countO200k } from 'gpt-tokenizer/encoding/o200k_base';

/** Tokens of a text under o200k_base, the encoding of current OpenAI models; other providers differ by a few per cent. */
export function countTokens(text: string): number {
  // Text that looks like a control token ("<|endoftext|>") is counted as the plain text it is.
  return countO200k(text, { disallowedSpecial: new Set() });
}
