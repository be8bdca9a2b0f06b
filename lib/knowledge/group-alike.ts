import { expandQuery, type QueryUnit } from './search/expand-query';
import { plainWords } from './search/plain-words';
import type { Thesaurus } from './search/read-thesaurus';

/** Half of what two questions are about must be the same. Lower, and "return shoes" meets "repair shoes". */
const likenessMin = 0.5;

/** What a question is about matters twice as much as how it is said; filler matters not at all. */
const weights = { topic: 2, plain: 1, filler: 0, guess: 0 } as const satisfies Record<QueryUnit['importance'], number>;

/** One thing that a question speaks of: every way of saying it, in plain bases. */
interface Idea {
  readonly weight: number;
  readonly names: ReadonlySet<string>;
}

/**
 * Puts questions that ask the same together, in the words of the search: "money back for shoes?" and "refund of shoes". The first
 * question of a group stands for it, so the most important should come first. `textOf` gives the question in the thesaurus' language.
 */
export function groupAlike<Asked>(questions: readonly Asked[], textOf: (asked: Asked) => string, thesaurus: Thesaurus): Asked[][] {
  const groups: { ideas: readonly Idea[]; members: Asked[] }[] = [];
  for (const asked of questions) {
    const ideas = ideasOf(textOf(asked), thesaurus);
    const home = groups.map((group) => ({ group, likeness: likenessOf(ideas, group.ideas) })).toSorted((a, b) => b.likeness - a.likeness)[0];
    if (home !== undefined && home.likeness >= likenessMin) home.group.members.push(asked);
    else groups.push({ ideas, members: [asked] });
  }
  return groups.map(({ members }) => members);
}

function ideasOf(question: string, thesaurus: Thesaurus): Idea[] {
  return expandQuery(question, thesaurus).flatMap((unit) => {
    const weight = weights[unit.importance];
    const said = unit.alternatives.filter(({ kind }) => kind !== 'related');
    return weight > 0 ? [{ weight, names: new Set(said.map(({ term }) => plainWords(term).map(({ base }) => base).join(' '))) }] : [];
  });
}

/** The weight of what both speak of, of the weight of what either does (Jaccard). Questions about nothing are like no other. */
function likenessOf(a: readonly Idea[], b: readonly Idea[]): number {
  const left = new Set(b);
  let shared = 0;
  for (const idea of a) {
    const same = [...left].find(({ names }) => !names.isDisjointFrom(idea.names));
    if (same === undefined) continue;
    left.delete(same);
    shared += Math.max(same.weight, idea.weight);
  }
  const sum = (ideas: readonly Idea[]) => ideas.reduce((total, { weight }) => total + weight, 0);
  const all = sum(a) + sum(b) - shared;
  return shared === 0 ? 0 : shared / all;
}
