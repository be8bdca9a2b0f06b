import { setTimeout as wait } from 'node:timers/promises';
import { ExponentialBackoff, fullJitterGenerator } from 'cockatiel';
import { makeBreaker, type Breaker, type BreakerState } from '@/lib/breaker';
import type { Clock } from '@/lib/clock';
import type { Gate, Place } from '@/lib/gate';
import { LeftAlone } from '@/lib/left-alone';
import type { Policy } from '@/lib/resilience';
import { makeRetryBudget } from '@/lib/retry-budget';
import { isCrowded } from '@/lib/waiting-line';
import { awaitFirstTexts, type Begun, type OpenStream } from './await-first-text';
import { isRateLimit, judgeFailure } from './judge-failure';
import type { SilenceWatch } from './watch-silence';

/** The calls of one model behind its policy. */
export interface StreamGuard {
  state(): BreakerState;
  /** How it stands with all calls of the provider. */
  queue: Gate['state'];
  /** Throws `LeftAlone` when a call made now would not be let through: it saves whoever asks the reservation. */
  check(): void;
  /**
   * A call's text as it comes, or `LeftAlone` without a call. A call that cost nothing is tried again before its first text if the
   * retry budget has room. When others find out meanwhile that the model is away, a call still without text ends with `AbortError`.
   */
  stream(open: OpenStream, signal: AbortSignal): AsyncGenerator<string>;
}

interface GuardParts {
  name: string;
  policy: Policy;
  silence: SilenceWatch;
  /** Where all calls of the provider meet, and how much of it this model may fill up. */
  gate: Gate;
  share: number;
  clock: Clock;
  onOpen?: ((cause: unknown) => void) | undefined;
  onClose?: (() => void) | undefined;
}

export function makeStreamGuard({ name, policy, silence, gate, share, clock, onOpen, onClose }: GuardParts): StreamGuard {
  const judge = (error: unknown) => judgeFailure(error, clock.now());
  const firstTexts = awaitFirstTexts({ name, deadlineMs: policy.deadlineMs, silence, onSilent: () => breaker.trip(new DOMException(`${name} answers nobody`, 'TimeoutError')) });
  const breaker: Breaker = makeBreaker({
    name, policy: policy.breaker, judge: (error) => judge(error).verdict,
    onOpen(cause) {
      firstTexts.giveUp();
      onOpen?.(cause);
    },
    onClose() {
      firstTexts.trust();
      onClose?.();
    },
  });
  const begin = makeRetrying(policy.retries, (error) => judge(error).retryInMs);

  async function* stream(open: OpenStream, signal: AbortSignal): AsyncGenerator<string> {
    breaker.check();
    const place = await enter(name, gate, share, signal);
    let begun: Begun | undefined;
    try {
      begun = await begin(() => breaker.run((probing) => firstTexts.await(open, signal, probing)), signal);
      place.took(begun.ms);
      yield begun.text;
      for (let next = await begun.rest.next(); next.done !== true; next = await begun.rest.next()) {
        firstTexts.heard();
        yield next.value;
      }
    } catch (error) {
      if (isRateLimit(error)) place.refused();
      if (begun !== undefined && judge(error).verdict === 'fault') breaker.noteFailure(error);
      throw error;
    } finally {
      await begun?.rest.return?.();
      place.leave();
    }
  }

  function check(): void {
    breaker.check();
    if (!gate.hopeful('person', share)) throw new LeftAlone(name, 'full');
  }
  return { state: breaker.state, queue: gate.state, check, stream };
}

async function enter(name: string, gate: Gate, share: number, signal: AbortSignal): Promise<Place> {
  try {
    return await gate.enter('person', signal, share);
  } catch (error) {
    throw isCrowded(error) ? new LeftAlone(name, 'full') : error;
  }
}

/** Tries again what may be tried again (`retryInMs` not null), after a wait with full jitter and out of a budget of its own. */
function makeRetrying({ max, waitMsMax }: Policy['retries'], retryInMs: (error: unknown) => number | null) {
  const budget = makeRetryBudget();
  return async <Result>(attempt: () => Promise<Result>, signal: AbortSignal): Promise<Result> => {
    budget.earn();
    let pause = new ExponentialBackoff({ generator: fullJitterGenerator, initialDelay: waitMsMax, maxDelay: waitMsMax * 8 }).next();
    for (let tries = 0; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        const inMs = retryInMs(error);
        if (inMs === null || signal.aborted || tries >= max || !budget.spend()) throw error;
        await wait(inMs + pause.duration, undefined, { signal });
        pause = pause.next(undefined);
      }
    }
  };
}
