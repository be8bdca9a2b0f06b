import type { LanguageModelV4, LanguageModelV4Prompt, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { Usage } from '@/lib/contract/run-event';
import { StoppedEarly } from '@/lib/models/judge-failure';
import { promptLimits, type Packed } from './pack';
import { toldUsage } from './told-usage';

/** Ends of a stream that leave an answer without its end. */
const cutShort: ReadonlySet<string> = new Set(['error', 'interrupted', 'length', 'content-filter']);

/**
 * The text of one call of a model, as it comes. Its errors are thrown, and a stream without a proper end is one; `onUsage` is
 * told what the provider says it used, if it says so. The model is asked by its own interface: `streamText` would take each chunk through a dozen
 * streams more, for tools and steps that an answer here has none of.
 */
export async function* callModel(model: LanguageModelV4, packed: Packed, signal: AbortSignal, onUsage: (usage: Usage) => void): AsyncGenerator<string> {
  signal.throwIfAborted();
  const { stream } = await model.doStream({
    prompt: promptOf(packed),
    maxOutputTokens: promptLimits.answerTokensMax,
    temperature: 0,
    abortSignal: signal,
    providerOptions: { extractive: { ...packed.extractive } },
  });
  for await (const part of stream) {
    if (part.type === 'text-delta') yield part.delta;
    else if (part.type === 'error') throw part.error;
    else if (part.type === 'finish') readEnd(part, onUsage);
  }
}

function readEnd({ usage: { inputTokens, outputTokens }, finishReason }: Extract<LanguageModelV4StreamPart, { type: 'finish' }>, onUsage: (usage: Usage) => void): void {
  const usage = toldUsage({ inputTokens: inputTokens.total, outputTokens: outputTokens.total, cachedInputTokens: inputTokens.cacheRead, reasoningTokens: outputTokens.reasoning });
  if (usage !== null) onUsage(usage);
  if (cutShort.has(finishReason.unified)) throw new StoppedEarly(finishReason.unified);
}

function promptOf({ instructions, messages }: Packed): LanguageModelV4Prompt {
  return [{ role: 'system', content: instructions }, ...messages.map(({ role, content }) => ({ role, content: [{ type: 'text' as const, text: content }] }))];
}
