import type { Database } from '@/db/client';
import { deleteEndedBefore, insertEndedSession } from '@/db/queries/ended-sessions';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { sessionLifetimes } from './session-claims';

interface EndingServices {
  db: Database;
  clock: Clock;
}

/** No session lasts longer, so nothing has to be remembered longer. */
const secondsMax = Math.max(...Object.values(sessionLifetimes).map(({ seconds }) => seconds));

/** Ends one session for good: from the next request on, its cookie opens nothing, wherever a copy of it is. */
export async function endSession({ db, clock }: EndingServices, sessionId: string): Promise<void> {
  const keptUntil = new Date(clock.now().getTime() + secondsMax * 1000);
  await withSystem(db, (tx) => insertEndedSession(tx, { id: sessionId, keptUntil }));
}

/** Forgets ended sessions that would have ended by themselves. Returns how many. */
export async function forgetEndedSessions({ db, clock }: EndingServices): Promise<number> {
  return withSystem(db, (tx) => deleteEndedBefore(tx, clock.now()));
}
