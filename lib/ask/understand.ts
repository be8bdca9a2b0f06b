import { withScope } from '@/db/scoped';
import { localDay } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import { expandQuery, type QueryUnit } from '@/lib/knowledge/search/expand-query';
import type { Scope } from '@/lib/scope';
import { wantedFigure, type Figure } from '@/lib/wanted-figure';
import type { Ask, AskServices, Turn } from './ask';
import { openTurn } from './open-turn';
import { resolveFollowUp } from './resolve-follow-up';

/** A question made ready for the sources. */
export interface Understood {
  /** As asked, with white space and Unicode forms normalised. */
  question: string;
  /** What is searched for by meaning: a follow-up is read together with the question it follows. */
  searchText: string;
  /** What is searched for by words: the ideas of the question, each with everything that says the same. */
  units: readonly QueryUnit[];
  /** The kind of figure the question asks for, if any. */
  figure: Figure | null;
  history: readonly Turn[];
  /** Today in the asker's store, `YYYY-MM-DD`: the day by which rules hold. */
  onDay: string;
}

/** Words carried over from an earlier question set the subject; the new words decide. */
const carriedWeight = 0.5;

export async function understand(ask: Ask, scope: Scope, services: AskServices): Promise<Understood> {
  const question = normalise(ask.question);
  if (question === '') throw new FloorhandError('bad_input', { detail: 'The question is empty.' });
  const { from } = ask;
  const [history, thesaurus] = await withScope(services.db, scope, async (tx) => {
    const turns = from.channel === 'api' ? from.history : await openTurn(tx, scope, { ...from, question, now: services.clock.now() });
    return [turns, await services.thesaurus.read(tx)] as const;
  });
  const { searchText, carried } = resolveFollowUp(question, history);
  const carriedUnits = expandQuery(carried, thesaurus).map((unit) => ({ ...unit, weight: carriedWeight, importance: unit.importance === 'topic' ? ('plain' as const) : unit.importance }));
  return { question, searchText, units: [...expandQuery(question, thesaurus), ...carriedUnits], figure: wantedFigure(question), history, onDay: localDay(services.clock.now(), scope.timeZone) };
}

/** One form for every way of typing the same: NFKC, no control or invisible formatting characters, single spaces. */
export function normalise(question: string): string {
  return question.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]+/gu, ' ').replace(/\s+/gu, ' ').trim();
}
