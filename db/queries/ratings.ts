import { and, eq } from 'drizzle-orm';
import { messages, ratings } from '@/db/schema/conversations';
import type { ScopedTx } from '@/db/scoped';
import type { RatingReason } from '@/lib/contract/rating';
import type { Scope } from '@/lib/scope';

export interface RatingToSave {
  messageId: string;
  value: 1 | -1;
  reason: RatingReason | null;
  comment: string | null;
  now: Date;
}

async function isOwnAnswer(tx: ScopedTx, scope: Scope, messageId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.id, messageId), eq(messages.staffId, scope.staffId), eq(messages.author, 'assistant')));
  return rows.length === 1;
}

/** What the reader thinks of an answer of theirs; a later opinion replaces an earlier one. False if there is no such answer. */
export async function saveRating(tx: ScopedTx, scope: Scope, rating: RatingToSave): Promise<boolean> {
  if (!(await isOwnAnswer(tx, scope, rating.messageId))) return false;
  const opinion = { value: rating.value, reason: rating.reason, comment: rating.comment, createdAt: rating.now };
  await tx
    .insert(ratings)
    .values({ messageId: rating.messageId, staffId: scope.staffId, ...opinion })
    .onConflictDoUpdate({ target: ratings.messageId, set: opinion });
  return true;
}

/** Takes an opinion back. */
export async function removeRating(tx: ScopedTx, scope: Scope, messageId: string): Promise<boolean> {
  if (!(await isOwnAnswer(tx, scope, messageId))) return false;
  await tx.delete(ratings).where(and(eq(ratings.messageId, messageId), eq(ratings.staffId, scope.staffId)));
  return true;
}
