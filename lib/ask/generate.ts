import type { NoLeave } from '@/lib/budget/purse';
import type { Notice, Rung, RunEvent, Usage } from '@/lib/contract/run-event';
import { isLeftAlone } from '@/lib/left-alone';
import type { Ladder, LadderStep, PaidStep } from '@/lib/models/ladder';
import { failureOf } from './failure-of';
import { callModel } from './call-model';
import { dropUnknownMarkers } from './drop-unknown-markers';
import { fromFirstWord } from './from-first-word';
import type { Packed } from './pack';
import { noUsage, isWithoutLeave, type Used } from './paid-call';
import { watchChunks } from './watch-chunks';

/** How one rung went; kept in the trace. */
export interface RungAttempt {
  rung: Rung;
  model: string;
  outcome: 'answered' | 'failed' | 'interrupted' | 'stopped';
  /** From the run's start on. */
  startMs: number;
  ms: number;
  /** Whether somebody else's call of the same prompt was joined: that costs nothing. */
  joined: boolean;
  /** Whether the answer had been written before, and was at hand. */
  recalled: boolean;
  /** What its own call used; null without one, and while it is under way. */
  used: Used | null;
  /** Its settlement, from the end of its own call on. */
  settled: Promise<void> | null;
  /** Why it failed or broke off, in a word of `failureOf`. */
  failure: string | null;
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
  /** The text of a paid rung, by a call of its own or by one that is under way. Throws `WithoutLeave` when no budget has room for one. */
  callPaid(step: PaidStep, packed: Packed, attempt: RungAttempt, signal: AbortSignal): AsyncIterable<string>;
}

/**
 * Walks the ladder: premium, economy, extractive. A rung without room in the budgets is not called. Before the first visible
 * token a failed rung is passed over silently; after it the partial text stays and the answer ends as interrupted. Fills
 * `generation` as it goes, so that whoever ends the run early still knows what was used.
 */
export async function* generate(packed: Packed, generation: Generation, options: GenerateOptions): AsyncGenerator<RunEvent> {
  for (const step of options.ladder) {
    if (options.signal.aborted) break;
    const attempt: RungAttempt = { rung: step.rung, model: step.modelName, outcome: 'failed', startMs: options.elapsedMs(), ms: 0, joined: false, recalled: false, used: null, settled: null, failure: null };
    generation.attempts.push(attempt);
    yield* tryRung(step, attempt, packed, generation, options);
    if (attempt.outcome !== 'failed') return;
    if (isWithoutLeave(attempt.cause)) {
      generation.attempts.pop();
      generation.noLeave = attempt.cause.reason;
    }
    // The next rung may need the room that this one did not use.
    await attempt.settled;
  }
  generation.outcome = options.signal.aborted ? 'stopped' : 'failed';
}

/** What is known of a generation before its first rung. */
export function beginGeneration(): Generation {
  return { text: '', rung: null, attempts: [], usage: noUsage, droppedMarkers: 0, noLeave: null, outcome: 'failed' };
}

async function* tryRung(step: LadderStep, attempt: RungAttempt, packed: Packed, generation: Generation, options: GenerateOptions): AsyncGenerator<RunEvent> {
  const startMs = options.elapsedMs();
  // Reached by `abort` also when the reader leaves between two chunks.
  const leaving = new AbortController();
  const signal = AbortSignal.any([options.signal, leaving.signal]);
  try {
    const chunks = step.paid ? options.callPaid(step, packed, attempt, signal) : watchChunks(callModel(step.model, packed, signal, () => undefined), step, signal);
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
    attempt.failure = failureOf(error);
    attempt.outcome = options.signal.aborted ? 'stopped' : generation.text === '' ? 'failed' : 'interrupted';
  } finally {
    leaving.abort();
    attempt.ms = options.elapsedMs() - startMs;
    if (attempt.outcome === 'failed' && generation.text !== '') attempt.outcome = 'stopped';
    if (attempt.outcome !== 'failed') generation.outcome = attempt.outcome;
    generation.usage = addUsage(generation.usage, attempt.used ?? noUsage);
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

/** Why the reader gets this rung and not a better one; null for the best there is. */
function noticeFor(rung: Rung, { noLeave, attempts }: Generation, ladder: Ladder): Notice | null {
  if (rung === 'premium') return null;
  // A rung that failed explains more than one that had no room.
  const passedOver = attempts.filter((attempt) => attempt.rung !== rung && attempt.outcome === 'failed');
  const crowded = passedOver.some(({ cause }) => isLeftAlone(cause) && (cause.reason === 'full' || cause.reason === 'crowd'));
  const failed = passedOver.length > 0;
  const budget = !failed && noLeave !== null && typeof noLeave === 'object' ? { level: noLeave.level, leftPercent: noLeave.leftPercent, renewsOn: noLeave.renewsOn } : null;
  if (crowded) return { code: rung === 'economy' ? 'rung_economy_busy' : 'rung_extractive_busy', rung };
  if (rung === 'economy') return budget ? { code: 'rung_economy_budget', rung, budget } : { code: 'rung_economy', rung };
  if (budget) return { code: 'rung_extractive_budget', rung, budget };
  return { code: ladder.length === 1 ? 'rung_extractive_no_model' : 'rung_extractive_model_failed', rung };
}
