import { and, eq } from 'drizzle-orm';
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
  const { runId, conversationId, questionId, parts, now } = answer;
  await tx.delete(messages).where(and(eq(messages.answersId, questionId), eq(messages.author, 'assistant')));
  await tx
    .insert(messages)
    .values({ id: runId, runId, conversationId, answersId: questionId, staffId: scope.staffId, author: 'assistant', parts, createdAt: now })
    .onConflictDoNothing();
}
