import type { SearchResult } from '@/lib/contract/chat-completions';
import type { NearestDocument, Outcome, Rung, RunEvent, Usage } from '@/lib/contract/run-event';
import { errorTable, FloorhandError, type ErrorCode } from '@/lib/errors';
import { toSearchResult } from './to-search-result';

/** What is said when the evidence is not enough; the tablet has its own wording in three languages. */
export const refusalText = "I can't find that in what you can read.";

export interface CompletionHead {
  id: string;
  created: number;
  model: string;
}

interface Told {
  outcome: Outcome;
  rung: Rung | null;
  notices: string[];
  nearest: NearestDocument[];
}

const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };

/** Waits for the whole run and writes it as one `chat.completion` object. A failed run is thrown as its error: half an answer would pass for a whole one. */
export async function toChatCompletion(events: AsyncIterable<RunEvent>, head: CompletionHead) {
  let text = '';
  let usage = noUsage;
  let results: SearchResult[] = [];
  const told: Told = { outcome: 'failed', rung: null, notices: [], nearest: [] };
  for await (const event of events) {
    if (event.type === 'text') text += event.delta;
    else if (event.type === 'sources') results = event.citations.map(toSearchResult);
    else if (event.type === 'notice') told.notices.push(event.code);
    else if (event.type === 'refusal') [text, told.nearest] = [refusalText, event.nearest];
    else if (event.type === 'end') {
      if (event.outcome === 'failed') throw errorOf(event);
      Object.assign(told, { outcome: event.outcome, rung: event.rung ?? null });
      usage = event.usage ?? noUsage;
    }
  }
  return {
    ...head,
    object: 'chat.completion' as const,
    choices: [{ index: 0, message: { role: 'assistant' as const, content: text, refusal: null }, finish_reason: 'stop' as const, logprobs: null }],
    usage: openaiUsage(usage),
    search_results: results,
    floorhand: told,
  };
}

/** The coded error a failed run ended with. */
export function errorOf({ errorCode: code, retryAfterSeconds }: Pick<Extract<RunEvent, { type: 'end' }>, 'errorCode' | 'retryAfterSeconds'>): FloorhandError {
  return new FloorhandError(code !== undefined && code in errorTable ? (code as ErrorCode) : 'unexpected', retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}

/** Usage in OpenAI's spelling. */
export function openaiUsage(usage: Usage) {
  return {
    prompt_tokens: usage.inputTokens,
    completion_tokens: usage.outputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
    prompt_tokens_details: { cached_tokens: usage.cachedInputTokens },
  };
}
