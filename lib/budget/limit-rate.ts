import type { Clock } from '@/lib/clock';
import type { Log } from '@/lib/log';
import type { Role } from '@/lib/scope';
import { makeLimitedCounter, type LimitedCounter } from './count-limited';
import { makeCounter, type Counted, type Counter, type RateLimit } from './rate/make-counter';
import { openMemoryStore } from './rate/open-memory-store';
import type { RateStore } from './rate/rate-store';
import { watchOutage, type Outage } from './rate/watch-outage';
import { allowancePolicies, ratePolicies, storeRestMs, type RateWindow } from './rate-policies';

/** Whose questions are counted. */
export type RateSubject = { kind: 'staff'; role: Role; staffId: number } | { kind: 'device'; deviceId: string };

/** Whether a question passes, and how every window stands that it was counted in. */
export interface RateDecision {
  allowed: boolean;
  limits: readonly RateLimit[];
  /** When it does not pass: whole seconds until it would. */
  retryAfterSeconds: number | null;
}

export interface RateLimiter {
  shared: Counter;
  /** For when the shared one is away. */
  own: Counter;
  outage: Outage;
  /** How long the shared one may take, everything included. */
  answerMsMax: number;
  /** Multiplies every limit. */
  factor: number;
  /** What was turned away, until it is written down. */
  limited: LimitedCounter;
  close(): Promise<void>;
}

interface LimiterParts {
  store: RateStore;
  answerMsMax: number;
  factor: number;
  log: Log;
  clock: Clock;
}

/** A limiter over `store`; `factor` is a whole number of at least 1. */
export function makeRateLimiter({ store, answerMsMax, factor, log, clock }: LimiterParts): RateLimiter {
  const own = openMemoryStore(clock);
  const close = async () => void (await Promise.all([store.close(), own.close()]));
  return { shared: makeCounter(store, clock), own: makeCounter(own, clock), outage: watchOutage({ log, clock, restMs: storeRestMs }), answerMsMax, factor, limited: makeLimitedCounter(), close };
}

/**
 * Counts one question for all its subjects, or for none of them. Never throws and never waits longer than `answerMsMax`: while the shared store is
 * away, a small allowance of this process decides.
 */
export async function limitRate(limiter: RateLimiter, subjects: readonly RateSubject[]): Promise<RateDecision> {
  const attempt = limiter.outage.attempt();
  const usual = () => decide(limiter.shared, countedIn(subjects, usualWindows, limiter.factor));
  if (attempt !== null) {
    try {
      const decision = await within(limiter.answerMsMax, usual());
      attempt.answered();
      return decision;
    } catch (cause) {
      attempt.failed(cause);
    }
  }
  return decide(limiter.own, countedIn(subjects, allowedWindows, limiter.factor));
}

const usualWindows = (subject: RateSubject): readonly RateWindow[] => ratePolicies[subject.kind === 'staff' ? subject.role : 'device'];
const allowedWindows = ({ kind }: RateSubject): readonly RateWindow[] => allowancePolicies[kind];

function countedIn(subjects: readonly RateSubject[], windowsOf: (subject: RateSubject) => readonly RateWindow[], factor: number): Counted[] {
  return subjects.flatMap((subject) =>
    windowsOf(subject).map(({ name, questionsMax, windowSeconds }) => ({
      window: { name, questionsMax: questionsMax * factor, windowSeconds },
      subject: String(subject.kind === 'staff' ? subject.staffId : subject.deviceId),
    })),
  );
}

/** All windows at once. What one of them refuses is given back to the others, or a person who asks on and on would use up the tablet's limit for colleagues. */
async function decide(counter: Counter, counted: readonly Counted[]): Promise<RateDecision> {
  const taken = await Promise.all(counted.map(async (each) => ({ each, limit: await counter.take(each) })));
  const limits = taken.map(({ limit }) => limit);
  const full = limits.filter(({ allowed }) => !allowed);
  if (full.length === 0) return { allowed: true, limits, retryAfterSeconds: null };
  await Promise.all(taken.filter(({ limit }) => limit.allowed).map(({ each }) => counter.giveBack(each)));
  return { allowed: false, limits, retryAfterSeconds: Math.max(...full.map(({ resetSeconds }) => resetSeconds)) };
}

async function within<Result>(msMax: number, work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${msMax} ms.`)), msMax);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
