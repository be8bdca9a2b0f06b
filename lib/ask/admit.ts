import { limitRate, type RateSubject } from '@/lib/budget/limit-rate';
import { localDay } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import type { Place } from '@/lib/gate';
import type { Scope } from '@/lib/scope';
import { isCrowded } from '@/lib/waiting-line';
import type { Ask, AskServices } from './ask';

/**
 * Lets the question in when there is room, and counts it for its person, and for the tablet it is asked on. Whoever asked is told how their limits
 * stand, let in or not. Throws `busy` or `too_many_questions`, with the seconds after which it is worth trying again. Money
 * comes later: every paid call reserves its own. The place is the caller's to leave.
 */
export async function admit(ask: Ask, scope: Scope, services: AskServices): Promise<Place> {
  const place = await enter(ask, services);
  try {
    await count(ask, scope, services);
    return place;
  } catch (error) {
    place.leave();
    throw error;
  }
}

/** A person on the shop floor waits with a client beside them: they go before machines. */
async function enter({ from, signal }: Ask, { gate, closing }: AskServices): Promise<Place> {
  // Another process answers, or this one's successor.
  if (closing?.begun()) throw new FloorhandError('busy', { retryAfterSeconds: successorInSeconds });
  try {
    return gate === undefined ? anywhere : await gate.enter(from.channel === 'tablet' ? 'person' : 'api', signal);
  } catch (error) {
    throw isCrowded(error) ? new FloorhandError('busy', { retryAfterSeconds: error.retryAfterSeconds, cause: error }) : error;
  }
}

const successorInSeconds = 3;

const anywhere: Place = { pressure: 0, took: () => undefined, refused: () => undefined, leave: () => undefined };

async function count(ask: Ask, { staffId, role, storeId, timeZone }: Scope, { rateLimiter, clock }: AskServices): Promise<void> {
  const { deviceId } = ask.asker;
  const subjects: RateSubject[] = [{ kind: 'staff', role, staffId }, ...(deviceId === null ? [] : [{ kind: 'device', deviceId } as const])];
  const { allowed, limits, retryAfterSeconds } = await limitRate(rateLimiter, subjects);
  ask.onLimits?.(limits);
  if (allowed) return;
  rateLimiter.limited.note({ day: localDay(clock.now(), timeZone), storeId, role, channel: ask.from.channel });
  throw new FloorhandError('too_many_questions', retryAfterSeconds === null ? {} : { retryAfterSeconds });
}
