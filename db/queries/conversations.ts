import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { conversations } from '@/db/schema/conversations';
import type { ScopedTx } from '@/db/scoped';
import type { Scope } from '@/lib/scope';

/** One line of the list of conversations. */
export interface ConversationEntry {
  id: string;
  title: string;
  updatedAt: Date;
}

const entry = { id: conversations.id, title: conversations.title, updatedAt: conversations.updatedAt };

/** `%` and `_` of a reader's words mean themselves. */
function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** The reader's own conversations, latest first; with `words`, those whose title or text holds them. */
export async function listConversations(tx: ScopedTx, scope: Scope, options: { words?: string; most: number }): Promise<ConversationEntry[]> {
  const pattern = containing(options.words ?? '');
  const said = sql`exists (
    select 1 from messages m, jsonb_array_elements(m.parts) part
    where m.conversation_id = ${conversations.id} and part ->> 'type' = 'text' and part ->> 'text' ilike ${pattern})`;
  const matches = options.words ? sql`(${conversations.title} ilike ${pattern} or ${said})` : undefined;
  return tx
    .select(entry)
    .from(conversations)
    .where(and(eq(conversations.staffId, scope.staffId), isNull(conversations.deletedAt), matches))
    .orderBy(desc(conversations.updatedAt), conversations.id)
    .limit(options.most);
}

/** One conversation of the reader's; someone else's, or a deleted one, is undefined. */
export async function findConversation(tx: ScopedTx, scope: Scope, id: string): Promise<ConversationEntry | undefined> {
  const rows = await tx
    .select(entry)
    .from(conversations)
    .where(and(eq(conversations.id, id), eq(conversations.staffId, scope.staffId), isNull(conversations.deletedAt)));
  return rows[0];
}

/** Gives a conversation another title. False if there is none of this id for the reader. */
export async function renameConversation(tx: ScopedTx, scope: Scope, id: string, title: string): Promise<boolean> {
  const rows = await tx
    .update(conversations)
    .set({ title })
    .where(and(eq(conversations.id, id), eq(conversations.staffId, scope.staffId), isNull(conversations.deletedAt)))
    .returning({ id: conversations.id });
  return rows.length === 1;
}

/** Marks a conversation as deleted: nobody sees it, and it can be restored. */
export async function deleteConversation(tx: ScopedTx, scope: Scope, id: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(conversations)
    .set({ deletedAt: now })
    .where(and(eq(conversations.id, id), eq(conversations.staffId, scope.staffId), isNull(conversations.deletedAt)))
    .returning({ id: conversations.id });
  return rows.length === 1;
}

/** Takes a deletion back. */
export async function restoreConversation(tx: ScopedTx, scope: Scope, id: string): Promise<boolean> {
  const rows = await tx
    .update(conversations)
    .set({ deletedAt: null })
    .where(and(eq(conversations.id, id), eq(conversations.staffId, scope.staffId), isNotNull(conversations.deletedAt)))
    .returning({ id: conversations.id });
  return rows.length === 1;
}
