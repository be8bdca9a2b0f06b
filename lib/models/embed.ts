import { createOpenAI } from '@ai-sdk/openai';
import { embedMany } from 'ai';
import type { WatchCall } from '@/lib/call-watch';
import type { Permit } from '@/lib/permit';
import { watchEmbedding } from './watch-model';

/** The width of every vector in the house; the passages table is made for it. */
export const dimensions = 512;

export interface EmbedOptions {
  /** A question is waited for by a person; passages are embedded while nobody waits. */
  purpose: 'question' | 'passage';
  signal?: AbortSignal;
  /** Leave to embed at an endpoint that is paid for. */
  permit?: Permit;
  /** Told of every request. */
  watch?: WatchCall;
  /** Told how many tokens the endpoint counted, a request at a time. */
  onTokens?(tokens: number): void;
}

export interface Embedder {
  /** Goes with every stored vector: vectors of two models cannot be compared. */
  readonly modelName: string;
  /** Whether its calls are paid for; the local one is free. */
  readonly paid: boolean;
  /** One vector of 512 numbers for each text, in order. Throws when the endpoint is away, late or answers otherwise. */
  embed(texts: readonly string[], options: EmbedOptions): Promise<number[][]>;
  /** The vector of a question that was asked a while ago: nothing is called for it, and nothing paid. */
  kept?(text: string): number[] | null;
  /** Whether a question would not be let through now, so that nobody reserves money for it. */
  leftAlone?(): boolean;
}

export interface EmbedderSettings {
  /** An OpenAI-compatible endpoint, up to and including `/v1`. */
  baseUrl: string;
  apiKey: string | undefined;
  modelName: string;
  paid: boolean;
}

/** One request never carries more texts than this, so that a slow endpoint still shows progress, and a lost one loses little. */
const textsPerRequestMax = 32;

/** How long one request may take. A question has its words to fall back on, so it gives up early. */
const deadlinesMs = { question: 1_500, passage: 60_000 } as const satisfies Record<EmbedOptions['purpose'], number>;

/** The client of the local embedder and of any other OpenAI-compatible endpoint alike. It never retries: its callers decide. */
export function makeEmbedder({ baseUrl, apiKey, modelName, paid }: EmbedderSettings): Embedder {
  const provider = createOpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    // A framework that caches `fetch` once mixed up POST bodies; a vector must never come from such a cache.
    fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }),
  });
  const model = provider.embeddingModel(modelName);

  async function request(values: string[], { purpose, signal, permit, watch, onTokens }: EmbedOptions): Promise<number[][]> {
    if (paid && permit?.model !== modelName) throw new Error(`No permit to embed with ${modelName}.`);
    const deadline = AbortSignal.timeout(deadlinesMs[purpose]);
    const { embeddings, usage } = await embedMany({
      model: watch === undefined ? model : watchEmbedding(model, watch),
      values,
      maxRetries: 0,
      abortSignal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      providerOptions: { openai: { dimensions } },
    });
    if (embeddings.some((vector) => vector.length !== dimensions)) {
      throw new Error(`The embedding model ${modelName} gave vectors of another width than ${dimensions}.`);
    }
    onTokens?.(usage.tokens);
    return embeddings;
  }

  return {
    modelName,
    paid,
    async embed(texts, options) {
      const vectors: number[][] = [];
      for (let first = 0; first < texts.length; first += textsPerRequestMax) {
        vectors.push(...(await request(texts.slice(first, first + textsPerRequestMax), options)));
      }
      return vectors;
    },
  };
}
