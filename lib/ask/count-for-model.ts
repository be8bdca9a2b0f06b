import { countPromptTokens } from './count-prompt-tokens';
import { countTokens } from './count-tokens';
import type { PromptMessage } from './pack';

type Encoding = 'o200k' | 'cl100k' | 'unknown';

/** The encodings of OpenAI's models, by what their names begin with; the first that fits. */
const families: readonly (readonly [RegExp, Encoding])[] = [
  [/^(?:gpt-3\.5|gpt-35|gpt-4(?![.o\d])|text-embedding-|(?:babbage|davinci)-002)/u, 'cl100k'],
  [/^(?:gpt-|chatgpt-|codex-|computer-use-|o\d)/u, 'o200k'],
];

/** A model's encoding by its name, also behind a vendor's prefix (`openai/gpt-4o`) or as a fine-tuned one (`ft:gpt-4o:house`). */
export function encodingOf(model: string): Encoding {
  const name = (model.split('/').at(-1) ?? model).toLowerCase().replace(/^ft:/u, '');
  return families.find(([begins]) => begins.test(name))?.[1] ?? 'unknown';
}

/**
 * A model of another house cuts text by a vocabulary of its own: half as many tokens again is more than any that we know of takes for Latin letters. Of other
 * scripts some know nothing but single bytes, so there each byte counts.
 */
const unknownFactor = 1.5;
const beyondLatin = /[^\u0000-\u024f]/gu;

/** Counts texts as a model would, so that a reservation is never under its bill: exact for OpenAI's encodings, an upper bound for others. */
export async function counterFor(model: string): Promise<(text: string) => number> {
  const encoding = encodingOf(model);
  if (encoding === 'o200k') return countTokens;
  if (encoding === 'cl100k') return countCl100k();
  return (text) => Math.ceil(unknownFactor * countTokens(text)) + Buffer.byteLength((text.match(beyondLatin) ?? []).join(''));
}

/** Loaded when a model first needs it: its table takes memory that most houses have a better use for. */
async function countCl100k(): Promise<(text: string) => number> {
  const { countTokens: count } = await import('gpt-tokenizer/encoding/cl100k_base');
  return (text) => count(text, { disallowedSpecial: new Set() });
}

/** Tokens of a whole prompt for a model: exact, or an upper bound where its encoding is not known. */
export async function countPromptFor(model: string, { instructions, messages }: { instructions: string; messages: readonly PromptMessage[] }): Promise<number> {
  return countPromptTokens(instructions, messages, await counterFor(model));
}
