import { circuitBreaker, CircuitState, ConsecutiveBreaker, CountBreaker, DelegateBackoff, handleWhen, isBrokenCircuitError, type IBreaker } from 'cockatiel';
import { LeftAlone } from './left-alone';
import type { BreakerPolicy } from './resilience';

/**
 * What a failed call says about what was called: `fault`: it fails; `alive`: it answered, and refused this one call; `nothing`: whoever
 * called gave up first; a number of milliseconds: it fails, and asks to be left alone so long.
 */
export type Verdict = 'fault' | 'alive' | 'nothing' | { restMs: number };

export interface Breaker {
  state(): BreakerState;
  /** Throws `LeftAlone` when a call made now would not be let through. */
  check(): void;
  /** Carries out a call, or throws `LeftAlone` without one. `probing`: it is the one that tries whether things are well again. */
  run<Result>(work: (probing: boolean) => Promise<Result>): Promise<Result>;
  /** Opens at once, for what was learnt otherwise than by one call. */
  trip(cause: unknown): void;
  /** Tells of a call that began well and failed later. */
  noteFailure(cause: unknown): void;
}

export type BreakerState = 'closed' | 'open' | 'probing';

interface BreakerParts {
  name: string;
  policy: BreakerPolicy;
  judge(error: unknown): Verdict;
  /** Told whenever it opens, also again after a probe that failed, and when it closes. */
  onOpen?(cause: unknown): void;
  onClose?(): void;
}

const stateNames = { [CircuitState.Closed]: 'closed', [CircuitState.Open]: 'open', [CircuitState.HalfOpen]: 'probing', [CircuitState.Isolated]: 'open' } as const;

/** Cockatiel's circuit breaker, with two differences: nobody waits for another one's probe, and what a dependency asks for is kept to. */
export function makeBreaker({ name, policy, judge, onOpen, onClose }: BreakerParts): Breaker {
  let openUntilMs = 0;
  let restUntilMs = 0;
  /** A probe whose caller gave up found nothing out, so the next call may probe at once. */
  const openMsAfter = (error: unknown) => (judge(error) === 'nothing' ? 0 : policy.openMs);
  const countsAsFailure = (verdict: Verdict) => verdict === 'fault' || typeof verdict === 'object' || (circuit.state === CircuitState.HalfOpen && verdict === 'nothing');
  const circuit = circuitBreaker(handleWhen((error) => countsAsFailure(judge(error))), {
    breaker: eitherOf(new ConsecutiveBreaker(policy.failuresInARowMax), new CountBreaker({ threshold: policy.failedShareMax, size: policy.callsInView, minimumNumberOfCalls: policy.callsInView / 2 })),
    halfOpenAfter: new DelegateBackoff(({ result }) => {
      const openMs = openMsAfter('error' in result ? result.error : undefined);
      openUntilMs = performance.now() + openMs;
      return openMs;
    }),
  });
  circuit.onBreak((reason) => onOpen?.('error' in reason ? reason.error : undefined));
  circuit.onReset(() => onClose?.());

  function check(): void {
    const nowMs = performance.now();
    if (nowMs < restUntilMs) throw new LeftAlone(name, 'resting');
    if (circuit.state === CircuitState.HalfOpen || (circuit.state === CircuitState.Open && nowMs < openUntilMs)) throw new LeftAlone(name, 'open');
  }

  async function run<Result>(work: (probing: boolean) => Promise<Result>): Promise<Result> {
    check();
    const probing = circuit.state === CircuitState.Open;
    try {
      return await circuit.execute(() => work(probing));
    } catch (error) {
      if (isBrokenCircuitError(error)) throw new LeftAlone(name, 'open');
      const verdict = judge(error);
      if (typeof verdict === 'object') restUntilMs = Math.max(restUntilMs, performance.now() + verdict.restMs);
      throw error;
    }
  }

  const fail = (cause: unknown) => void circuit.execute(() => Promise.reject(cause)).catch(() => undefined);
  return {
    state: () => stateNames[circuit.state],
    check,
    run,
    trip(cause) {
      if (circuit.state === CircuitState.Closed) for (let failures = 0; failures < policy.failuresInARowMax; failures += 1) fail(cause);
    },
    noteFailure: (cause) => void (circuit.state === CircuitState.Closed && fail(cause)),
  };
}

/** Opens when either would. */
function eitherOf(...breakers: readonly IBreaker[]): IBreaker {
  return {
    state: null,
    success: (state) => breakers.forEach((breaker) => breaker.success(state)),
    failure: (state) => breakers.map((breaker) => breaker.failure(state)).includes(true),
  };
}
