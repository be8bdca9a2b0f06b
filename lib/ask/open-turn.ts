import type { ScopedTx } from '@/db/scoped';
import { insertQuestion, readTurns, touchConversation } from '@/db/queries/turns';
import { FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';
import type { Turn } from './ask';

interface OpenTurn {
  conversationId: string;
  questionId: string;
  question: string;
  retry: boolean;
  now: Date;
}

const turnsMax = 6;
const titleCharactersMax = 80;

/**
 * Keeps the question before anything else happens to it, and reads the conversation so far (oldest first).
 * Somebody else's conversation is not found; asking again (`retry`) keeps the question that is already there.
 */
export async function openTurn(tx: ScopedTx, scope: Scope, turn: OpenTurn): Promise<Turn[]> {
  const owned = await touchConversation(tx, scope, { id: turn.conversationId, title: turn.question.slice(0, titleCharactersMax), now: turn.now });
  if (!owned) throw new FloorhandError('not_found');
  const kept = await insertQuestion(tx, scope, { id: turn.questionId, conversationId: turn.conversationId, text: turn.question, now: turn.now });
  if (!kept) throw new FloorhandError('not_found');
  return readTurns(tx, { conversationId: turn.conversationId, beforeMessageId: turn.questionId, most: turnsMax });
}
