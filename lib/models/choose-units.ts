import { isWanted, type ScoredUnit, type Section } from './score-sections';
import { answersAlone, takeTogether } from './take-together';
import type { ExtractiveTask } from './extractive-model';

/** What a second passage has to score, of the best one, to be quoted beside it ... */
const secondSectionMin = 0.92;
/** ... and what its sentence has to hold of the question, of the best one's. */
const secondUnitMin = 0.7;
const secondUnitsMax = 2;

/** What is quoted of one passage. */
export interface Quote {
  passage: Section['passage'];
  units: readonly ScoredUnit[];
}

/** A store's own rule is quoted before the house's when the search ranks it this high, and one sentence of it holds so much of the question, and as much as the best. */
const ownRankMin = 0.55;
const ownUnitMin = 0.6;

/**
 * Chooses what is quoted: from the best section what belongs together, and of one more section a sentence or two, if they hold about as
 * much of the question. A rule that was asked for by its heading stands alone; a store's own comes before the house's.
 */
export function chooseUnits(sections: readonly Section[], task: ExtractiveTask): Quote[] {
  const ranked = ownFirst(sections.filter(({ units }) => units.length > 0).toSorted((a, b) => b.score - a.score), task);
  const [first, ...others] = ranked;
  if (first === undefined) return [];
  const units = takeTogether(first, task);
  const most = Math.max(...units.map(({ score }) => score));
  const gist = gistOf(units, task);
  const isGood = (one: ScoredUnit) => one.score >= most * secondUnitMin && (gist === null || (one.shares[gist] ?? 0) >= 0.5);
  const second = others.find(({ score, units: its }) => score >= first.score * secondSectionMin && its.some(isGood));
  if (second === undefined || answersAlone(first, task)) return [{ passage: first.passage, units }];
  const good = second.units.filter(isGood).toSorted((a, b) => b.score - a.score).slice(0, secondUnitsMax);
  return [{ passage: first.passage, units }, { passage: second.passage, units: good.toSorted((a, b) => a.place - b.place) }];
}

function ownFirst(ranked: readonly Section[], { form }: ExtractiveTask): readonly Section[] {
  const [first] = ranked;
  if (first === undefined || first.passage.isOwn) return ranked;
  // Whoever asks how to do something is not answered by a store's table that happens to use the word ("closed").
  const isProcedure = (section: Section) => form !== 'steps' || section.heading > 0;
  const best = bestHeld(first);
  const says = ({ own, shares }: ScoredUnit) => own >= Math.max(ownUnitMin, best.own * 0.95) && (best.gist === null || (shares[best.gist] ?? 0) >= 0.5);
  const own = ranked.find((section) => section.passage.isOwn && isProcedure(section) && section.passage.score >= first.passage.score * ownRankMin && section.units.some(says));
  return own === undefined ? ranked : [own, ...ranked.filter((section) => section !== own)];
}

function bestHeld({ units }: Section): ScoredUnit {
  return units.reduce((most, one) => (one.own > most.own ? one : most));
}

/**
 * The idea that tells most of what is quoted: a second section that lacks it speaks of something else with the same words around it. Null when
 * the quote holds less than half of the question and no figure that was asked for, so that something may be missing from it.
 */
function gistOf(units: readonly ScoredUnit[], task: ExtractiveTask): number | null {
  const best = units.reduce<ScoredUnit | null>((most, one) => (most === null || one.score > most.score ? one : most), null);
  return best === null || (best.own <= 0.5 && !units.some(({ unit }) => isWanted(unit, task))) ? null : best.gist;
}
