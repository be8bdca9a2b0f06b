import type { Database } from '@/db/client';
import { purgeDeletedBefore } from '@/db/queries/purge-conversations';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { Log } from '@/lib/log';

interface PurgeServices {
  db: Database;
  clock: Clock;
  log: Log;
}

/** How long a deleted conversation can be brought back. */
const deletedKept = { days: 30, why: 'Longer than a holiday, for what was deleted by mistake; no longer than the month within which a wish to be forgotten has to be met.' } as const;

/** Few enough that the transaction is short and nobody who asks a question meanwhile waits for it. */
const conversationsPerTransaction = 100;

/**
 * Removes for good what was deleted long enough ago: conversations, their messages and ratings, and the words of their questions in
 * the traces. Any number of processes may do so at once; each conversation goes once. Returns how many this call removed.
 */
export async function purgeConversations({ db, clock, log }: PurgeServices): Promise<number> {
  const deletedBefore = new Date(clock.now().getTime() - deletedKept.days * 86_400_000);
  let [purged, last] = [0, conversationsPerTransaction];
  while (last === conversationsPerTransaction) {
    last = await withSystem(db, (tx) => purgeDeletedBefore(tx, { deletedBefore, most: conversationsPerTransaction }));
    purged += last;
  }
  if (purged > 0) log.info('conversations_purged', { conversations: purged });
  return purged;
}
