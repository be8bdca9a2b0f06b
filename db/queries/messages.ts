import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { conversations, messages, ratings } from '@/db/schema/conversations';
import type { ScopedTx } from '@/db/scoped';
import type { StoredPart } from '@/lib/contract/stored-part';
import type { Scope } from '@/lib/scope';
import { withholdUnreadable } from './withhold-unreadable';

/** A message as it was said, with what its reader thought of it. */
export interface StoredMessage {
  id: string;
  author: 'staff' | 'assistant';
  runId: string | null;
  parts: StoredPart[];
  createdAt: Date;
  rating: 1 | -1 | null;
}

const question = alias(messages, 'question');
// An answer stands right after its question, also when it was given anew much later.
const inOrder = [asc(sql`coalesce(${question.position}, ${messages.position})`), desc(messages.author)];

/** The messages of a conversation of the reader's, oldest first. */
export async function listMessages(tx: ScopedTx, scope: Scope, conversationId: string): Promise<StoredMessage[]> {
  const rows = await tx
    .select({
      id: messages.id,
      author: messages.author,
      runId: messages.runId,
      parts: messages.parts,
      createdAt: messages.createdAt,
      rating: ratings.value,
    })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(question, eq(question.id, messages.answersId))
    .leftJoin(ratings, eq(ratings.messageId, messages.id))
    .where(and(eq(messages.conversationId, conversationId), eq(conversations.staffId, scope.staffId)))
    .orderBy(...inOrder);
  return withholdUnreadable(tx, rows);
}
