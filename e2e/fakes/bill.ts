import type { Behaviour } from './model-behaviour';
import { countRoughTokens, type ChatRequest } from './model-request';

/** What a provider puts on its bill for one call, whether it told the caller or not. Input holds what was cached, output what was reasoned. */
export interface Bill {
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
}

/** How the fake counts the tokens of a text. */
export type CountTokens = (text: string) => number;

/** The bill of a chat that has written `written` so far. What was reasoned came before its first word. */
export function billOf({ messages }: ChatRequest, { cachedTokens, reasoningTokens, completionTokens }: Behaviour, written: string, count: CountTokens = countRoughTokens): Bill {
  const inputTokens = messages.reduce((sum, { content }) => sum + count(content ?? ''), 0);
  const outputTokens = written === '' ? 0 : (completionTokens ?? count(written) + reasoningTokens);
  return { inputTokens, cachedInputTokens: Math.min(cachedTokens, inputTokens), outputTokens, reasoningTokens: written === '' ? 0 : reasoningTokens };
}
