import { limitRate, type RateSubject } from '@/lib/budget/limit-rate';
import { localDay } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';
import type { Ask, AskServices } from './ask';

/**
 * Counts the question for its person, and for the tablet it is asked on. Whoever asked is told how their limits stand, let in or not.
 * Throws `too_many_questions` with the seconds until the next one passes. Money comes later: every paid call reserves its own.
 */
export async function admit(ask: Ask, { staffId, role, storeId, timeZone }: Scope, { rateLimiter, clock }: AskServices): Promise<void> {
  const { deviceId } = ask.asker;
  const subjects: RateSubject[] = [{ kind: 'staff', role, staffId }, ...(deviceId === null ? [] : [{ kind: 'device', deviceId } as const])];
  const { allowed, limits, retryAfterSeconds } = await limitRate(rateLimiter, subjects);
  ask.onLimits?.(limits);
  if (allowed) return;
  rateLimiter.limited.note({ day: localDay(clock.now(), timeZone), storeId, role, channel: ask.from.channel });
  throw new FloorhandError('too_many_questions', retryAfterSeconds === null ? {} : { retryAfterSeconds });
}
