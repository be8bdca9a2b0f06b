import { streamText, type LanguageModel } from 'ai';
import type { Usage } from '@/lib/contract/run-event';
import { StoppedEarly } from '@/lib/models/judge-failure';
import { promptLimits, type Packed } from './pack';
import { toldUsage } from './told-usage';

/** Ends of a stream that leave an answer without its end. */
const cutShort: ReadonlySet<string> = new Set(['error', 'interrupted', 'length', 'content-filter']);

/**
 * The text of one call of a model, as it comes. Its errors are thrown, and a stream without a proper end is one; `onUsage` is
 * told what the provider says it used, if it says so.
 */
export async function* callModel(model: LanguageModel, packed: Packed, signal: AbortSignal, onUsage: (usage: Usage) => void): AsyncGenerator<string> {
  const { stream } = streamText({
    model,
    instructions: packed.instructions,
    messages: packed.messages,
    maxOutputTokens: promptLimits.answerTokensMax,
    temperature: 0,
    maxRetries: 0,
    abortSignal: signal,
    providerOptions: { extractive: { ...packed.extractive } },
    onError: () => undefined,
  });
  for await (const part of stream) {
    if (part.type === 'text-delta') yield part.text;
    else if (part.type === 'error') throw part.error;
    else if (part.type === 'abort') throw new DOMException('The model call was aborted', 'AbortError');
    else if (part.type === 'finish-step') {
      const { inputTokens, outputTokens, inputTokenDetails, outputTokenDetails } = part.usage;
      const usage = toldUsage({ inputTokens, outputTokens, cachedInputTokens: inputTokenDetails.cacheReadTokens, reasoningTokens: outputTokenDetails.reasoningTokens });
      if (usage !== null) onUsage(usage);
      if (cutShort.has(part.finishReason)) throw new StoppedEarly(part.finishReason);
    }
  }
}
