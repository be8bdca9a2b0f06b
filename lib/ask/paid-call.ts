import type { HeldPermit } from '@/lib/budget/permit';
import type { NoLeave } from '@/lib/budget/purse';
import type { Usage } from '@/lib/contract/run-event';
import { isNamed } from '@/lib/left-alone';
import { wasRefused } from '@/lib/models/judge-failure';
import type { PaidStep } from '@/lib/models/ladder';
import { callModel } from './call-model';
import { countPromptFor } from './count-for-model';
import { countTokens } from './count-tokens';
import type { Packed } from './pack';
import { watchChunks } from './watch-chunks';

/** What a call used, told by the provider or counted. */
export type Used = Usage & { source: 'reported' | 'counted' };

export const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };

/** No budget gave leave, so nothing was called. */
export class WithoutLeave extends Error {
  constructor(readonly reason: NoLeave) {
    super('No leave for a paid call.');
    this.name = 'WithoutLeave';
  }
}

/** Also of a reader in another part of the build, whose call was joined. */
export function isWithoutLeave(error: unknown): error is WithoutLeave {
  return isNamed(error, 'WithoutLeave');
}

export interface PaidCall {
  step: PaidStep;
  packed: Packed;
  /** Asks for leave for a prompt of so many tokens, as the model counts them. */
  reserve(inputTokens: number): Promise<HeldPermit | NoLeave>;
  /** Told once what was used, as soon as the call has ended, however it did. */
  settle(permit: HeldPermit, used: Used, finished: boolean): void;
}

/** One call of a paid model: leave first, then its text as it comes. Throws `WithoutLeave` before any text, and `LeftAlone` while the model is left alone. */
export async function* paidCall({ step, packed, reserve, settle }: PaidCall, signal: AbortSignal): AsyncGenerator<string> {
  step.guard.check();
  const inputTokens = await countPromptFor(step.modelName, packed);
  const permit = await reserve(inputTokens);
  if (typeof permit === 'string' || !('id' in permit)) throw new WithoutLeave(permit);
  let text = '';
  let reported: Usage | null = null;
  let ending: { cause?: unknown } | null = null;
  try {
    const call = (until: AbortSignal) => watchChunks(callModel(step.modelFor(permit), packed, until, (usage) => (reported = usage)), step, until);
    for await (const delta of step.guard.stream(call, signal)) {
      text += delta;
      yield delta;
    }
    ending = {};
  } catch (cause) {
    ending = { cause };
    throw cause;
  } finally {
    const cause = ending?.cause;
    settle(permit, reported === null ? { ...counted(inputTokens, text, cause), source: 'counted' } : { ...(reported as Usage), source: 'reported' }, ending !== null && cause === undefined && text.trim() !== '');
  }
}

/** After an abort, a silence or a cut the provider tells no usage, though it bills one: the prompt, and what had arrived. */
function counted(inputTokens: number, text: string, cause: unknown): Usage {
  return wasRefused(cause) ? noUsage : { ...noUsage, inputTokens, outputTokens: text === '' ? 0 : countTokens(text) };
}
