import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { conversations, messages } from '@/db/schema/conversations';
import type { ScopedTx } from '@/db/scoped';
import type { StoredPart } from '@/lib/contract/stored-part';
import type { Scope } from '@/lib/scope';
import { withholdUnreadable } from './withhold-unreadable';

interface Conversation {
  id: string;
  title: string;
  now: Date;
}

/** Makes the conversation, or marks it as used now. False when the id is somebody else's or deleted. */
export async function touchConversation(tx: ScopedTx, scope: Scope, conversation: Conversation): Promise<boolean> {
  const { id, title, now } = conversation;
  await tx
    .insert(conversations)
    .values({ id, title, staffId: scope.staffId, storeId: scope.storeId, createdAt: now, updatedAt: now })
    .onConflictDoNothing();
  const touched = await tx
    .update(conversations)
    .set({ updatedAt: now })
    .where(and(eq(conversations.id, id), sql`${conversations.deletedAt} is null`))
    .returning({ id: conversations.id });
  return touched.length === 1;
}

interface Question {
  id: string;
  /** The run that is to answer it. */
  runId: string;
  conversationId: string;
  text: string;
  now: Date;
}

/**
 * Keeps a question and which run was begun last for it; one that is there already (asked again) keeps its words and place.
 * False when its id is another conversation's.
 */
export async function insertQuestion(tx: ScopedTx, scope: Scope, question: Question): Promise<boolean> {
  const inserted = await tx
    .insert(messages)
    .values({
      id: question.id,
      runId: question.runId,
      conversationId: question.conversationId,
      staffId: scope.staffId,
      author: 'staff',
      parts: [{ type: 'text', text: question.text }],
      createdAt: question.now,
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  if (inserted.length === 1) return true;
  const asked = and(eq(messages.id, question.id), eq(messages.conversationId, question.conversationId), eq(messages.author, 'staff'));
  return (await tx.update(messages).set({ runId: question.runId }).where(asked).returning({ id: messages.id })).length === 1;
}

interface TurnsWanted {
  conversationId: string;
  beforeMessageId: string;
  most: number;
}

/** The latest exchanges before a message, oldest first. A question without an answer is left out. */
export async function readTurns(tx: ScopedTx, wanted: TurnsWanted): Promise<{ question: string; answer: string }[]> {
  const answer = alias(messages, 'answer');
  const before = tx.select({ position: messages.position }).from(messages).where(eq(messages.id, wanted.beforeMessageId));
  const rows = await tx
    .select({ question: messages.parts, answer: answer.parts })
    .from(messages)
    .innerJoin(answer, eq(answer.answersId, messages.id))
    .where(and(eq(messages.conversationId, wanted.conversationId), lt(messages.position, sql`(${before})`)))
    .orderBy(desc(messages.position))
    .limit(wanted.most);
  const readable = await withholdUnreadable(tx, rows.map(({ question, answer }) => ({ question, parts: answer })));
  return readable.toReversed().map((row) => ({ question: textOf(row.question), answer: textOf(row.parts) })).filter((turn) => turn.answer !== '');
}

function textOf(parts: readonly StoredPart[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
