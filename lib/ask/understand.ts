import { withScope } from '@/db/scoped';
import { FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';
import type { Ask, AskServices, Turn } from './ask';
import { openTurn } from './open-turn';
import { resolveFollowUp } from './resolve-follow-up';

/** A question made ready for the sources. */
export interface Understood {
  /** As asked, with white space and Unicode forms normalised. */
  question: string;
  /** What is searched for: a follow-up is read together with the question it follows. */
  searchText: string;
  /** Words of the question with their weight; the carried words of an earlier question count less. */
  terms: { text: string; weight: number }[];
  history: readonly Turn[];
}

const carriedWeight = 0.5;

export async function understand(ask: Ask, scope: Scope, services: AskServices): Promise<Understood> {
  const question = normalise(ask.question);
  if (question === '') throw new FloorhandError('bad_input', { detail: 'The question is empty.' });
  const { from } = ask;
  const history = from.channel === 'api' ? from.history : await withScope(services.db, scope, (tx) => openTurn(tx, scope, { ...from, question, now: services.clock.now() }));
  const { searchText, carried } = resolveFollowUp(question, history);
  return { question, searchText, terms: [...wordsOf(question, 1), ...wordsOf(carried, carriedWeight)], history };
}

/** One form for every way of typing the same: NFKC, no control or invisible formatting characters, single spaces. */
export function normalise(question: string): string {
  return question.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]+/gu, ' ').replace(/\s+/gu, ' ').trim();
}

function wordsOf(text: string, weight: number): Understood['terms'] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])].map((word) => ({ text: word, weight }));
}
