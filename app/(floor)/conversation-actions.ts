'use server';

import { services } from '@/app/services';
import { deleteConversation, findConversation, listConversations, renameConversation, restoreConversation } from '@/db/queries/conversations';
import { listMessages } from '@/db/queries/messages';
import { takeMost } from '@/db/queries/take-most';
import { conversationInputSchema, conversationsInputSchema, renameInputSchema, type ActionResult, type ConversationLine } from '@/lib/contract/floor-actions';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { FloorhandError } from '@/lib/errors';
import { asReader, foundOrThrow } from './as-reader';
import { toFloorMessages } from './to-floor-messages';

const conversationsMax = 200;

/** The reader's own conversations, latest first; with `words`, those that hold them. `more`: there are older ones. */
export async function loadConversations(given: unknown): Promise<ActionResult<{ conversations: ConversationLine[]; more: boolean }>> {
  return asReader(conversationsInputSchema, given, async (tx, scope, { words }) => {
    const { rows, more } = takeMost(await listConversations(tx, scope, { words, most: conversationsMax + 1 }), conversationsMax);
    return { more, conversations: rows.map((each) => ({ ...each, updatedAt: each.updatedAt.toISOString() })) };
  });
}

/** One conversation of the reader's, to be shown again. */
export async function openConversation(given: unknown): Promise<ActionResult<{ title: string; messages: FloorMessage[] }>> {
  return asReader(conversationInputSchema, given, async (tx, scope, { id }) => {
    const conversation = await findConversation(tx, scope, id);
    if (!conversation) throw new FloorhandError('not_found');
    return { title: conversation.title, messages: toFloorMessages(await listMessages(tx, scope, id)) };
  });
}

/** Gives a conversation another title. */
export async function rename(given: unknown): Promise<ActionResult> {
  return asReader(renameInputSchema, given, async (tx, scope, { id, title }) => foundOrThrow(await renameConversation(tx, scope, id, title)));
}

/** Takes a conversation off the list; `restore` brings it back. */
export async function remove(given: unknown): Promise<ActionResult> {
  return asReader(conversationInputSchema, given, async (tx, scope, { id }) => foundOrThrow(await deleteConversation(tx, scope, id, services().clock.now())));
}

/** Takes a deletion back. */
export async function restore(given: unknown): Promise<ActionResult> {
  return asReader(conversationInputSchema, given, async (tx, scope, { id }) => foundOrThrow(await restoreConversation(tx, scope, id)));
}
