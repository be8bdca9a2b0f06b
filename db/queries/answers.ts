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
 * Keeps an answer under its run's id, one for each question. The run begun last for a question replaces whatever answer is
 * there; an earlier run that ends late only fills a gap. The question's row says which run that is (clocks of several
 * servers would not), and is locked here, so that a run which begins meanwhile waits and is the later one.
 */
export async function insertAnswer(tx: ScopedTx, scope: Scope, answer: Answer): Promise<void> {
  const { runId, conversationId, questionId, parts, now } = answer;
  const [question] = await tx.select({ runId: messages.runId }).from(messages).where(eq(messages.id, questionId)).for('update');
  if (question === undefined) return;
  const begunLast = question.runId === runId;
  if (begunLast) await tx.delete(messages).where(and(eq(messages.answersId, questionId), eq(messages.author, 'assistant')));
  await tx
    .insert(messages)
    .values({ id: runId, runId, conversationId, answersId: questionId, staffId: scope.staffId, author: 'assistant', parts, createdAt: now })
    .onConflictDoNothing();
}
