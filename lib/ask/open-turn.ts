import type { ScopedTx } from '@/db/scoped';
import { traceExists } from '@/db/queries/traces';
import { insertQuestion, readTurns, touchConversation } from '@/db/queries/turns';
import { titleOf } from '@/lib/contract/title-of';
import { FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';
import type { Turn } from './ask';

interface OpenTurn {
  runId: string;
  conversationId: string;
  questionId: string;
  question: string;
  now: Date;
}

const turnsMax = 6;

/**
 * Keeps the question before anything else happens to it, and reads the conversation so far (oldest first).
 * Somebody else's conversation is not found; a run is recorded once, so its id cannot come again (`conflict`);
 * asking again keeps the question that is already there, and makes this run the one whose answer counts.
 */
export async function openTurn(tx: ScopedTx, scope: Scope, turn: OpenTurn): Promise<Turn[]> {
  const owned = await touchConversation(tx, scope, { id: turn.conversationId, title: titleOf(turn.question), now: turn.now });
  if (!owned) throw new FloorhandError('not_found');
  if (await traceExists(tx, turn.runId)) throw new FloorhandError('conflict');
  const kept = await insertQuestion(tx, scope, { id: turn.questionId, runId: turn.runId, conversationId: turn.conversationId, text: turn.question, now: turn.now });
  if (!kept) throw new FloorhandError('not_found');
  return readTurns(tx, { conversationId: turn.conversationId, beforeMessageId: turn.questionId, most: turnsMax });
}
