import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModel } from 'ai';
import type { Rung } from '@/lib/contract/run-event';
import { makeExtractiveModel } from './extractive-model';

/** One step down from the best answer to the one that never leaves the process. */
export interface LadderStep {
  rung: Rung;
  modelName: string;
  model: LanguageModel;
  /** How long the first chunk may take before the next rung is tried. */
  firstChunkMsMax: number;
  /** How long the stream may be silent after that before the answer counts as interrupted. */
  betweenChunksMsMax: number;
}

/** Best first; the last step is always extractive and cannot fail for want of a provider. */
export type Ladder = readonly LadderStep[];

/** The provider behind the paid rungs: any OpenAI-compatible endpoint, reached by base URL. */
export interface ProviderSettings {
  apiKey: string;
  baseUrl: string | undefined;
  premiumModel: string;
  economyModel: string;
  firstChunkMsMax: number;
  betweenChunksMsMax: number;
}

/** Builds the ladder. Without a provider (no key configured) only the extractive rung stands. */
export function makeLadder(provider: ProviderSettings | null): Ladder {
  const extractive: LadderStep = {
    rung: 'extractive',
    modelName: 'extractive',
    model: makeExtractiveModel(),
    firstChunkMsMax: 2_000,
    betweenChunksMsMax: 2_000,
  };
  if (provider === null) return [extractive];
  const openai = createOpenAI({
    apiKey: provider.apiKey,
    ...(provider.baseUrl === undefined ? {} : { baseURL: provider.baseUrl }),
    // A framework that caches `fetch` once mixed up POST bodies; an answer must never come from such a cache.
    fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }),
  });
  const paid = (rung: Rung, modelName: string): LadderStep => ({
    rung,
    modelName,
    model: openai.chat(modelName),
    firstChunkMsMax: provider.firstChunkMsMax,
    betweenChunksMsMax: provider.betweenChunksMsMax,
  });
  return [paid('premium', provider.premiumModel), paid('economy', provider.economyModel), extractive];
}
