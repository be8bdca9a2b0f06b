import { wrapEmbeddingModel, wrapLanguageModel, type EmbeddingModel } from 'ai';
import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { CallEnd, WatchCall, WatchedCall } from '@/lib/call-watch';

/** The model, with every streamed call of it told to `watch`: what it used and how it ended, never its words. */
export function watchModel(model: LanguageModelV4, watch: WatchCall): LanguageModelV4 {
  return wrapLanguageModel({
    model,
    middleware: {
      async wrapStream({ model: inner, params }) {
        const call = watch({ operation: 'chat', model: inner.modelId, ...(params.maxOutputTokens === undefined ? {} : { outputTokensMax: params.maxOutputTokens }) });
        try {
          const { stream, ...rest } = await inner.doStream({ ...params, headers: { ...params.headers, ...call.headers } });
          return { ...rest, stream: follow(stream, call) };
        } catch (error) {
          call.ended({ error: kindOf(error) });
          throw error;
        }
      },
    },
  });
}

/** The same for a model of vectors. */
export function watchEmbedding(model: Exclude<EmbeddingModel, string>, watch: WatchCall): EmbeddingModel {
  if (model.specificationVersion === 'v2') return model;
  return wrapEmbeddingModel({
    model,
    middleware: {
      async wrapEmbed({ model: inner, params }) {
        const call = watch({ operation: 'embeddings', model: inner.modelId });
        try {
          const result = await inner.doEmbed({ ...params, headers: { ...params.headers, ...call.headers } });
          call.ended(result.usage === undefined ? {} : { inputTokens: result.usage.tokens });
          return result;
        } catch (error) {
          call.ended({ error: kindOf(error) });
          throw error;
        }
      },
    },
  });
}

/** Passes a stream on as it is. Who stops reading ends it, and that is told as well. */
function follow(stream: ReadableStream<LanguageModelV4StreamPart>, call: WatchedCall): ReadableStream<LanguageModelV4StreamPart> {
  const reader = stream.getReader();
  const end: CallEnd = {};
  let begun = false;
  let told = false;
  const tell = (error?: string) => {
    if (!told) call.ended(error === undefined ? end : { ...end, error });
    told = true;
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          tell();
          return controller.close();
        }
        if (value.type === 'text-delta' && !begun) {
          begun = true;
          call.firstChunk();
        }
        note(value, end);
        if (value.type === 'error') tell(kindOf(value.error));
        controller.enqueue(value);
      } catch (error) {
        tell(kindOf(error));
        controller.error(error);
      }
    },
    async cancel(reason) {
      tell('Cancelled');
      await reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
}

function note(part: LanguageModelV4StreamPart, end: CallEnd): void {
  if (part.type === 'response-metadata' && part.modelId !== undefined) end.responseModel = part.modelId;
  if (part.type !== 'finish') return;
  const { inputTokens, outputTokens } = part.usage;
  end.finishReason = part.finishReason.unified;
  if (inputTokens.total !== undefined) end.inputTokens = inputTokens.total;
  if (inputTokens.cacheRead !== undefined) end.cachedInputTokens = inputTokens.cacheRead;
  if (outputTokens.total !== undefined) end.outputTokens = outputTokens.total;
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}
