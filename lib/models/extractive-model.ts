import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { z } from 'zod';
import { composeExtract } from './compose-extract';

/** What the extractive rung answers from; handed over as `providerOptions.extractive`, since a prompt's prose would have to be parsed back. */
export const extractiveTaskSchema = z.object({
  /** The ideas of the question, each with the ways of saying it; finding several ways of one idea counts once. */
  ideas: z.array(z.object({ weight: z.number(), ways: z.array(z.object({ text: z.string(), share: z.number() })) })),
  /** The kind of sentence that answers it: steps, a permission, a person. */
  form: z.enum(['steps', 'permission', 'person', 'words', 'meaning']).nullable(),
  /** The kind of figure the question asks for: a sentence that has one is preferred. */
  figure: z.enum(['money', 'duration', 'clock', 'day', 'share', 'count']).nullable(),
  /** The country of the asker's store, as tables name it ("United States"); empty when it is not known. */
  country: z.string(),
  /** The asker's store and its city, as tables name it ("Ginza, Tokyo"); empty when it is not known. */
  store: z.string(),
  passages: z.array(
    z.object({
      n: z.int(),
      title: z.string(),
      heading: z.string(),
      text: z.string(),
      language: z.string(),
      score: z.number(),
      /** Whether it is a rule of one store alone, which stands above the house's. */
      isOwn: z.boolean(),
      /** A sentence that says from when to when the passage holds; empty when it always does. */
      validity: z.string(),
    }),
  ),
});
export type ExtractiveTask = z.infer<typeof extractiveTaskSchema>;

const textId = 'extract';
const usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};
const finishReason = { unified: 'stop', raw: undefined } as const;

/** A language model that answers with the best sentences of the evidence, cited. It calls nobody and costs nothing. */
export function makeExtractiveModel(): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'floorhand',
    modelId: 'extractive',
    supportedUrls: {},
    doGenerate: async (options) => ({
      content: [{ type: 'text', text: answer(options) }],
      finishReason,
      usage,
      warnings: [],
    }),
    doStream: async (options) => ({ stream: streamParts(answer(options)) }),
  };
}

function answer(options: LanguageModelV4CallOptions): string {
  return composeExtract(extractiveTaskSchema.parse(options.providerOptions?.['extractive']));
}

/** A chunk per line, so that a long extract shows its first sentence at once. */
function streamParts(text: string): ReadableStream<LanguageModelV4StreamPart> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue({ type: 'stream-start', warnings: [] });
      controller.enqueue({ type: 'text-start', id: textId });
      for (const delta of text.match(/[^\n]*\n+|[^\n]+/gu) ?? []) controller.enqueue({ type: 'text-delta', id: textId, delta });
      controller.enqueue({ type: 'text-end', id: textId });
      controller.enqueue({ type: 'finish', finishReason, usage });
      controller.close();
    },
  });
}
