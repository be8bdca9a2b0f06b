import { knownWords } from '@/db/queries/known-words';
import { withScope } from '@/db/scoped';
import { localDay } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import { expandQuery, type QueryUnit } from '@/lib/knowledge/search/expand-query';
import type { Thesaurus } from '@/lib/knowledge/search/read-thesaurus';
import { oddWords, respell } from '@/lib/knowledge/search/respell';
import { searchConfigsFor } from '@/lib/knowledge/search-config';
import type { Scope } from '@/lib/scope';
import { wantedFigure, type Figure } from '@/lib/wanted-figure';
import type { Ask, AskServices, Turn } from './ask';
import { openTurn } from './open-turn';
import { resolveFollowUp } from './resolve-follow-up';
import { supersede } from './supersede';

/** A question made ready for the sources. */
export interface Understood {
  /** As asked, with white space and Unicode forms normalised. */
  question: string;
  /** What is searched for by meaning: in English as far as possible, a follow-up together with the question it follows. */
  searchText: string;
  /** What is searched for by words: the ideas of the question, each with everything that says the same. */
  units: readonly QueryUnit[];
  /** The kind of figure the question asks for, if any. */
  figure: Figure | null;
  history: readonly Turn[];
  /** Today in the asker's store, `YYYY-MM-DD`: the day by which rules hold. */
  onDay: string;
  /** The country of the asker's store, two letters. */
  country: string;
  /** The asker's store and its city: "Ginza, Tokyo". */
  storeName: string;
}

/** Words carried over from an earlier question set the subject ("returns"), and the new ones only what of it ("shoes"): both have to be met. */
const carriedWeight = 1.2;

export async function understand(ask: Ask, scope: Scope, services: AskServices): Promise<Understood> {
  const question = normalise(ask.question);
  if (question === '') throw new FloorhandError('bad_input', { detail: 'The question is empty.' });
  const [history, thesaurus] = await readTurnAndThesaurus(ask, question, scope, services);
  const carried = resolveFollowUp(question, history);
  const [spelt = question, speltBefore = carried] = await spell([question, carried], thesaurus, scope, services);
  const own = readIdeas(spelt, thesaurus, services);
  const before = readIdeas(speltBefore, thesaurus, services);
  const ideas = supersede(own.units, before.units);
  return {
    question,
    searchText: `${own.text} ${before.text}`.trim(),
    units: [...ideas.own, ...ideas.before.map(carry)],
    figure: wantedFigure(spelt),
    history,
    onDay: localDay(services.clock.now(), scope.timeZone),
    country: scope.country,
    storeName: scope.storeName,
  };
}

async function readTurnAndThesaurus({ from, runId }: Ask, question: string, scope: Scope, { db, thesaurus, clock }: AskServices): Promise<readonly [readonly Turn[], Thesaurus]> {
  const fresh = thesaurus.fresh();
  // A machine brings its history with it, so mostly there is nothing to ask the database for.
  if (from.channel === 'api' && fresh !== null) return [from.history, fresh];
  return withScope(db, scope, async (tx) => {
    const turns = from.channel === 'api' ? from.history : await openTurn(tx, scope, { ...from, runId, question, now: clock.now() });
    return [turns, fresh ?? (await thesaurus.read(tx))];
  });
}

/** English texts without slips of the keys. What the reader's documents know is spelt well: most odd words are names. */
async function spell(texts: readonly string[], thesaurus: Thesaurus, scope: Scope, services: AskServices): Promise<readonly string[]> {
  const spelling = services.thesaurus.spelling(thesaurus);
  const english = texts.filter((text) => services.thesaurus.translate(text, thesaurus).english === text);
  const odd = english.flatMap((text) => oddWords(text, spelling));
  if (odd.length === 0) return texts;
  const known = await withScope(services.db, scope, (tx) => knownWords(tx, odd, { collectionIds: scope.collectionIds, configs: searchConfigsFor(scope.locale, odd) }));
  const wrong = odd.filter((word) => !known.has(word));
  return texts.map((text) => (english.includes(text) ? respell(text, wrong, spelling) : text));
}

/** The ideas of a text, read in English: the language of nearly all documents, and of the encoder. */
function readIdeas(text: string, thesaurus: Thesaurus, services: AskServices): { text: string; units: QueryUnit[] } {
  const { english, ownUnits } = services.thesaurus.translate(text, thesaurus);
  return { text: english === '' ? text : english, units: [...expandQuery(english, thesaurus), ...ownUnits] };
}

/** What an earlier question was about sets the subject. It is not said again, so its absence from a document proves nothing. */
function carry(unit: QueryUnit): QueryUnit {
  return { ...unit, weight: carriedWeight, known: false, isCarried: true };
}

/** One form for every way of typing the same: NFKC, no control or invisible formatting characters, single spaces. */
export function normalise(question: string): string {
  return question.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]+/gu, ' ').replace(/\s+/gu, ' ').trim();
}
