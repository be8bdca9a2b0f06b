import { makeBreaker, type BreakerState, type Verdict } from './breaker';
import { LeftAlone, TookTooLong } from './left-alone';
import { orAborted } from './or-aborted';
import { makePlaces } from './places';
import type { Policy } from './resilience';

/** A dependency behind its policy: deadline, breaker, number of calls under way. */
export interface CallGuard {
  state(): BreakerState;
  /** Whether a call made now would not be let through. */
  leftAlone(): boolean;
  /**
   * Carries out a call. Throws `LeftAlone` without one while the dependency is left alone, `TookTooLong` past the deadline, and what `work`
   * throws. `work` gets a signal that aborts when nobody waits for it any more.
   */
  run<Result>(work: (signal: AbortSignal) => Promise<Result>, signal?: AbortSignal): Promise<Result>;
}

interface GuardParts {
  name: string;
  policy: Pick<Policy, 'deadlineMs' | 'breaker' | 'underWayMax'>;
  judge(error: unknown): Verdict;
  onOpen?(cause: unknown): void;
  onClose?(): void;
}

export function makeCallGuard({ policy, ...parts }: GuardParts): CallGuard {
  const breaker = makeBreaker({ ...parts, policy: policy.breaker });
  const places = makePlaces(policy.underWayMax);
  const mayCall = () => {
    breaker.check();
    if (places.taken >= policy.underWayMax) throw new LeftAlone(parts.name, 'full');
  };
  return {
    state: breaker.state,
    leftAlone() {
      try {
        mayCall();
        return false;
      } catch {
        return true;
      }
    },
    async run(work, signal) {
      mayCall();
      const leave = places.take();
      try {
        const late = AbortSignal.timeout(policy.deadlineMs);
        const over = signal ? AbortSignal.any([signal, late]) : late;
        return await breaker.run(() => untilOver(work(over), over).catch((error: unknown) => {
          throw late.aborted && signal?.aborted !== true ? new TookTooLong(parts.name, policy.deadlineMs) : error;
        }));
      } finally {
        leave?.();
      }
    },
  };
}

/** Not every work heeds its signal; nobody waits for it longer all the same. */
function untilOver<Result>(work: Promise<Result>, over: AbortSignal): Promise<Result> {
  work.catch(() => undefined);
  return orAborted(work, over);
}
