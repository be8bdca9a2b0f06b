import type { LanguageModel } from 'ai';
import type { HeldPermit } from '@/lib/budget/permit';
import type { NoLeave } from '@/lib/budget/purse';
import type { Notice, Rung, RunEvent, Usage } from '@/lib/contract/run-event';
import type { Ladder, LadderStep, PaidStep } from '@/lib/models/ladder';
import { callModel, wasRefused } from './call-model';
import { countTokens } from './count-tokens';
import { dropUnknownMarkers } from './drop-unknown-markers';
import { fromFirstWord } from './from-first-word';
import type { Packed } from './pack';
import { watchChunks } from './watch-chunks';

/** How one rung went; kept in the trace. */
export interface RungAttempt {
  rung: Rung;
  model: string;
  outcome: 'answered' | 'failed' | 'interrupted' | 'stopped';
  ms: number;
  /** The leave it was called with, until it is settled; null for the free rung. */
  permit: HeldPermit | null;
  /** What it used, told by the provider or counted; null while it is under way. */
  used: (Usage & { source: 'reported' | 'counted' }) | null;
  cause?: unknown;
}

export interface Generation {
  text: string;
  rung: Rung | null;
  attempts: RungAttempt[];
  usage: Usage;
  droppedMarkers: number;
  /** Why a better rung was not called; the last reason counts. */
  noLeave: NoLeave | null;
  outcome: 'answered' | 'interrupted' | 'stopped' | 'failed';
}

export interface GenerateOptions {
  ladder: Ladder;
  signal: AbortSignal;
  /** Milliseconds of a monotonic clock. */
  elapsedMs(): number;
  /** Asks leave for a paid rung. */
  reserve(step: PaidStep, packed: Packed): Promise<HeldPermit | NoLeave>;
  /** Settles a rung that failed, before the next one is tried. */
  settle(attempt: RungAttempt): Promise<void>;
}

const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };

/**
 * Walks the ladder: premium, economy, extractive. A rung without room in the budgets is not called. Before the first visible
 * token a failed rung is passed over silently; after it the partial text stays and the answer ends as interrupted. Fills
 * `generation` as it goes, so that whoever ends the run early still knows what was used.
 */
export async function* generate(packed: Packed, generation: Generation, options: GenerateOptions): AsyncGenerator<RunEvent> {
  for (const step of options.ladder) {
    if (options.signal.aborted) break;
    const permit = step.paid ? await options.reserve(step, packed) : null;
    if (permit !== null && !isHeld(permit)) {
      generation.noLeave = permit;
      continue;
    }
    const attempt: RungAttempt = { rung: step.rung, model: step.modelName, outcome: 'failed', ms: 0, permit, used: null };
    generation.attempts.push(attempt);
    yield* tryRung(modelOf(step, permit), step, attempt, packed, generation, options);
    if (attempt.outcome !== 'failed') return;
    await options.settle(attempt);
  }
  generation.outcome = options.signal.aborted ? 'stopped' : 'failed';
}

function isHeld(given: HeldPermit | NoLeave): given is HeldPermit {
  return typeof given === 'object' && 'id' in given;
}

function modelOf(step: LadderStep, permit: HeldPermit | null): LanguageModel {
  if (!step.paid) return step.model;
  if (permit === null) throw new Error('A paid model is not to be had without a permit.');
  return step.modelFor(permit);
}

/** What is known of a generation before its first rung. */
export function beginGeneration(): Generation {
  return { text: '', rung: null, attempts: [], usage: noUsage, droppedMarkers: 0, noLeave: null, outcome: 'failed' };
}

async function* tryRung(model: LanguageModel, step: LadderStep, attempt: RungAttempt, packed: Packed, generation: Generation, options: GenerateOptions): AsyncGenerator<RunEvent> {
  const startMs = options.elapsedMs();
  const upstream = new AbortController();
  let reported: Usage | null = null;
  try {
    const signal = AbortSignal.any([options.signal, upstream.signal]);
    const chunks = watchChunks(callModel(model, packed, signal, (usage) => (reported = usage)), step, signal);
    for await (const delta of fromFirstWord(dropUnknownMarkers(chunks, packed.citations.length, generation))) {
      if (generation.rung === null) {
        generation.rung = step.rung;
        const notice = noticeFor(step.rung, generation, options.ladder);
        if (notice !== null) yield { type: 'notice', ...notice };
      }
      generation.text += delta;
      yield { type: 'text', delta };
    }
    attempt.outcome = generation.text === '' ? 'failed' : 'answered';
  } catch (error) {
    attempt.cause = error;
    attempt.outcome = options.signal.aborted ? 'stopped' : generation.text === '' ? 'failed' : 'interrupted';
  } finally {
    // Also reached when the reader leaves between two chunks: the provider must not go on writing for nobody.
    upstream.abort();
    attempt.ms = options.elapsedMs() - startMs;
    if (attempt.outcome === 'failed' && generation.text !== '') attempt.outcome = 'stopped';
    if (attempt.outcome !== 'failed') generation.outcome = attempt.outcome;
    attempt.used = reported === null ? { ...countedUsage(step, packed, generation, attempt), source: 'counted' } : { ...(reported as Usage), source: 'reported' };
    generation.usage = addUsage(generation.usage, attempt.used);
  }
}

function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
    reasoningTokens: a.reasoningTokens + b.reasoningTokens,
  };
}

/**
 * After an abort, a silence or a cut the provider tells no usage, though it bills one: the prompt, and what had arrived.
 * The extractive rung never costs anything.
 */
function countedUsage(step: LadderStep, packed: Packed, generation: Generation, attempt: RungAttempt): Usage {
  if (!step.paid || wasRefused(attempt.cause)) return noUsage;
  const outputTokens = generation.rung === step.rung ? countTokens(generation.text) : 0;
  return { ...noUsage, inputTokens: packed.inputTokens, outputTokens };
}

/** Why the reader gets this rung and not a better one; null for the best there is. */
function noticeFor(rung: Rung, { noLeave, attempts }: Generation, ladder: Ladder): Notice | null {
  if (rung === 'premium') return null;
  // A rung that failed explains more than one that had no room.
  const failed = attempts.some((attempt) => attempt.rung !== rung && attempt.outcome === 'failed');
  const budget = !failed && noLeave !== null && typeof noLeave === 'object' ? { level: noLeave.level, leftPercent: noLeave.leftPercent, renewsOn: noLeave.renewsOn } : null;
  if (rung === 'economy') return budget ? { code: 'rung_economy_budget', rung, budget } : { code: 'rung_economy', rung };
  if (budget) return { code: 'rung_extractive_budget', rung, budget };
  return { code: ladder.length === 1 ? 'rung_extractive_no_model' : 'rung_extractive_model_failed', rung };
}
