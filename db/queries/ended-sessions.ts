import { lt } from 'drizzle-orm';
import { endedSessions } from '@/db/schema/ended-sessions';
import type { SystemTx } from '../scoped';

/** Notes that a session is over. Ending it again changes nothing. */
export async function insertEndedSession(tx: SystemTx, session: typeof endedSessions.$inferInsert): Promise<void> {
  await tx.insert(endedSessions).values(session).onConflictDoNothing();
}

/** Forgets sessions whose time is over by itself. Returns how many. */
export async function deleteEndedBefore(tx: SystemTx, now: Date): Promise<number> {
  const gone = await tx.delete(endedSessions).where(lt(endedSessions.keptUntil, now)).returning({ id: endedSessions.id });
  return gone.length;
}
