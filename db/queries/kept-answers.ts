import { lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/db/client';
import { keptAnswers } from '@/db/schema/kept-answers';
import { callAsSystem, callInScope, integerArrayLiteral, type SystemTx } from '@/db/scoped';
import type { Scope } from '@/lib/scope';

const answerRows = z.array(z.object({ answer: z.string() }));

/** The answer of a key, under the reader's rights; null when there is none, or it rests on something they may not read. */
export async function findKeptAnswer(db: Database, scope: Scope, key: string, now: Date): Promise<string | null> {
  return answerRows.parse(await callInScope(db, scope, 'find_kept_answer', [key, now.toISOString()]))[0]?.answer ?? null;
}

export interface AnswerToKeep {
  key: string;
  model: string;
  text: string;
  /** Every passage of its prompt. */
  passageIds: readonly number[];
  keptUntil: Date;
}

/** Keeps an answer, unless one of its passages is gone by now. */
export async function keepAnswer(db: Database, { key, model, text, passageIds, keptUntil }: AnswerToKeep): Promise<void> {
  await callAsSystem(db, 'keep_answer', [key, model, text, integerArrayLiteral(passageIds), keptUntil.toISOString()]);
}

/** Forgets the answers whose time is over. Returns how many. */
export async function deleteAnswersBefore(tx: SystemTx, now: Date): Promise<number> {
  const gone = await tx.delete(keptAnswers).where(lt(keptAnswers.keptUntil, now)).returning({ key: keptAnswers.key });
  return gone.length;
}
