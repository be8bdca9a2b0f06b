import { readIdeas, type AskedIdeas } from './read-ideas';
import type { Thesaurus } from './search/read-thesaurus';
import type { TranslatedQuestion } from './search/translate-question';

/** This much of what both questions are about must be said by both; chosen by the pairs of `group-alike.test.ts`. */
const likenessMin = 0.7;

/**
 * Puts questions that ask the same together, in the words of the search: "money back for shoes?" and "refund of shoes". A question joins a
 * group only if it is like each of its members, so that none is joined to a stranger through one between them. The first question of a
 * group stands for it, so the most important should come first.
 */
export function groupAlike<Asked>(questions: readonly Asked[], translate: (asked: Asked) => TranslatedQuestion, thesaurus: Thesaurus): Asked[][] {
  const read = readIdeas(questions.map(translate), thesaurus);
  const groups: { asked: Asked; ideas: AskedIdeas }[][] = [];
  for (const [place, ideas] of read.entries()) {
    const own = questions.slice(place, place + 1).map((asked) => ({ asked, ideas }));
    const homes = groups.map((group) => ({ group, likeness: leastLikeness(ideas, group.map((member) => member.ideas)) }));
    const home = homes.reduce((best, next) => (best !== undefined && best.likeness >= next.likeness ? best : next), homes[0]);
    if (home !== undefined && home.likeness >= likenessMin) home.group.push(...own);
    else groups.push(own);
  }
  return groups.map((group) => group.map(({ asked }) => asked));
}

/** Stops at the first member that is not like it: most groups are strangers. */
function leastLikeness(ideas: AskedIdeas, members: readonly AskedIdeas[]): number {
  let least = 1;
  for (const member of members) {
    least = Math.min(least, likenessOf(ideas, member));
    if (least < likenessMin) return 0;
  }
  return least;
}

/**
 * The weight of what either speaks of and the other says too, of the weight of all (0 to 1). Questions that each say something of
 * their own, a subject among it, are strangers, whatever else they share: "return shoes" and "repair shoes". Questions about nothing are like no other.
 */
function likenessOf(a: AskedIdeas, b: AskedIdeas): number {
  const own = { a: unsaid(a, b), b: unsaid(b, a) };
  if (own.a.weight > 0 && own.b.weight > 0 && own.a.topics + own.b.topics > 0) return 0;
  const all = a.weight + b.weight;
  return all === 0 ? 0 : (all - own.a.weight - own.b.weight) / all;
}

/** What a question speaks of and another does not. */
function unsaid({ about }: AskedIdeas, { says }: AskedIdeas): { weight: number; topics: number } {
  let weight = 0;
  let topics = 0;
  for (const [name, idea] of about) {
    if (says.has(name)) continue;
    weight += idea.weight;
    if (idea.isTopic) topics += 1;
  }
  return { weight, topics };
}
