import { inArray, lt } from 'drizzle-orm';
import { conversations } from '@/db/schema/conversations';
import { traces } from '@/db/schema/traces';
import type { SystemTx } from '@/db/scoped';

/**
 * Removes up to `most` conversations that were deleted before an instant, longest ago first, with their messages and ratings,
 * and blanks the questions in the traces of their runs. Those that another process is removing now, or whose owner is just
 * bringing them back, are passed over. Returns how many went.
 */
export async function purgeDeletedBefore(tx: SystemTx, { deletedBefore, most }: { deletedBefore: Date; most: number }): Promise<number> {
  const due = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(lt(conversations.deletedAt, deletedBefore))
    .orderBy(conversations.deletedAt)
    .limit(most)
    .for('update', { skipLocked: true });
  const ids = due.map(({ id }) => id);
  await tx.update(traces).set({ question: '' }).where(inArray(traces.conversationId, ids));
  await tx.delete(conversations).where(inArray(conversations.id, ids));
  return ids.length;
}
