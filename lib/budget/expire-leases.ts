import type { Database } from '@/db/client';
import { expirePermit } from '@/db/queries/budgets';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { Log } from '@/lib/log';

/** Frees what killed processes held, once their leases have ended. Gives how many permits that were. */
export async function expireLeases(db: Database, clock: Clock, log: Log): Promise<number> {
  let ended = 0;
  while (await withSystem(db, (tx) => expirePermit(tx, clock.now()))) ended += 1;
  if (ended > 0) log.warn('permits_expired', { permits: ended });
  return ended;
}
