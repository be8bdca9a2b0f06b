import { and, eq, gt, sql } from 'drizzle-orm';
import { messages } from '@/db/schema/conversations';
import type { ScopedTx } from '@/db/scoped';
import type { StoredPart } from '@/lib/contract/stored-part';
import type { Scope } from '@/lib/scope';

interface Answer {
  runId: string;
  conversationId: string;
  questionId: string;
  parts: StoredPart[];
  now: Date;
}

/**
 * Keeps an answer under its run's id. When the question was asked again, the earlier answer to it is replaced,
 * so a conversation never shows two answers to one question.
 */
export async function insertAnswer(tx: ScopedTx, scope: Scope, answer: Answer): Promise<void> {
  const asked = tx.select({ createdAt: messages.createdAt }).from(messages).where(eq(messages.id, answer.questionId));
  const next = sql`(select min(m.created_at) from ${messages} m where m.conversation_id = ${answer.conversationId} and m.author = 'staff' and m.created_at > (${asked}))`;
  await tx
    .delete(messages)
    .where(and(eq(messages.conversationId, answer.conversationId), eq(messages.author, 'assistant'), gt(messages.createdAt, sql`(${asked})`), sql`${messages.createdAt} < coalesce(${next}, 'infinity')`));
  await tx
    .insert(messages)
    .values({ id: answer.runId, runId: answer.runId, conversationId: answer.conversationId, staffId: scope.staffId, author: 'assistant', parts: answer.parts, createdAt: answer.now })
    .onConflictDoNothing();
}
