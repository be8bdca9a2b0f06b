import { findConversation, renameConversation } from '@/db/queries/conversations';
import { listMessages } from '@/db/queries/messages';
import type { ScopedTx } from '@/db/scoped';
import { answerQuestion } from '@/lib/ask/answer-question';
import type { RunEvent } from '@/lib/contract/run-event';
import type { Scope } from '@/lib/scope';
import { askOf, newConversation } from './ask-as';
import { storeOf, type World } from './in-random-houses';
import type { RandomQuestion } from './random-house';

export interface TabletRun {
  runId: string;
  staff: number;
  store: number;
  conversationId: string;
  /** False when the question was put into somebody else's conversation. */
  isOwn: boolean;
  events: RunEvent[];
}

/** Puts a question through the whole path: into a new conversation, on in an earlier one, or into one of somebody else's. */
export async function askOnTablet(world: World, question: RandomQuestion, before: readonly TabletRun[]): Promise<TabletRun> {
  const earlier = before.findLast(({ staff, isOwn }) => isOwn && staff === question.staff);
  const strangers = before.findLast(({ staff, isOwn }) => isOwn && staff !== question.staff);
  const into = [undefined, earlier, strangers][question.words.length % 3];
  const from = newConversation(into?.conversationId);
  const ask = askOf(world.ids, question, from);
  const events: RunEvent[] = [];
  for await (const event of answerQuestion(ask, world.services)) events.push(event);
  const conversationId = from.channel === 'tablet' ? from.conversationId : '';
  return { runId: ask.runId, staff: question.staff, store: storeOf(world, question), conversationId, isOwn: into === undefined || into.staff === question.staff, events };
}

/** What a reader can do with a conversation. `claimed` goes into the queries' own predicate: with its owner's scope there, row-level security is all that is left. */
export async function reachConversation(tx: ScopedTx, claimed: Scope, conversationId: string) {
  const entry = await findConversation(tx, claimed, conversationId);
  return {
    found: entry !== undefined,
    read: (await listMessages(tx, claimed, conversationId)).length > 0,
    renamed: await renameConversation(tx, claimed, conversationId, entry?.title ?? 'Stolen'),
  };
}
