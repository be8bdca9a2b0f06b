import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import { systemClock, type Clock } from '@/lib/clock';
import type { Rung } from '@/lib/contract/run-event';
import { makeGate } from '@/lib/gate';
import type { Log } from '@/lib/log';
import type { Permit } from '@/lib/permit';
import { reasonOf } from '@/lib/reason-of';
import { makeOutageLog } from '@/lib/outage-log';
import { gates, gateShares, policies } from '@/lib/resilience';
import { makeExtractiveModel } from './extractive-model';
import { gatherWords } from './gather-words';
import { makeStreamGuard, type StreamGuard } from './guard-stream';
import { watchSilence } from './watch-silence';

interface Step {
  rung: Rung;
  modelName: string;
  /** How long the first chunk may take before the next rung is tried. */
  firstChunkMsMax: number;
  /** How long the stream may be silent after that before the answer counts as interrupted. */
  betweenChunksMsMax: number;
}

/** A model that is paid for: it is only to be had for a permit. */
export interface PaidStep extends Step {
  paid: true;
  modelFor(permit: Permit): LanguageModelV4;
  /** Every call goes through it. */
  guard: StreamGuard;
}

export interface FreeStep extends Step {
  paid: false;
  model: LanguageModelV4;
}

/** One step down from the best answer to the one that never leaves the process. */
export type LadderStep = PaidStep | FreeStep;

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

/** Builds the ladder. Without a provider (no key configured) only the extractive rung stands. `log` is told when a model is left alone, and when it is back. */
export function makeLadder(provider: ProviderSettings | null, { clock = systemClock, log }: { clock?: Clock; log?: Log } = {}): Ladder {
  const extractive: FreeStep = {
    rung: 'extractive',
    paid: false,
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
    fetch: gatherWords((input, init) => fetch(input, { ...init, cache: 'no-store' })),
  });
  const silence = watchSilence();
  const gate = makeGate(gates.models);
  const paid = (rung: 'premium' | 'economy', modelName: string, outage = log && makeOutageLog(`${rung}_model`, log, clock)): PaidStep => ({
    rung,
    paid: true,
    modelName,
    guard: makeStreamGuard({
      name: modelName, policy: { ...policies[rung], deadlineMs: provider.firstChunkMsMax }, silence, gate, share: gateShares[rung], clock,
      onOpen: (cause) => outage?.away(reasonOf(cause)),
      onClose: outage?.back,
    }),
    modelFor(permit) {
      if (permit.model !== modelName) throw new Error(`The permit is for ${permit.model}, not for ${modelName}.`);
      return openai.chat(modelName);
    },
    firstChunkMsMax: provider.firstChunkMsMax,
    betweenChunksMsMax: provider.betweenChunksMsMax,
  });
  return [paid('premium', provider.premiumModel), paid('economy', provider.economyModel), extractive];
}
