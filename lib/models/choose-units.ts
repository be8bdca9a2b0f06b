import type { Section, ScoredUnit } from './score-sections';
import { answersAlone, takeTogether } from './take-together';
import type { ExtractiveTask } from './extractive-model';

/** What a second passage has to score, of the best one, to be quoted beside it ... */
const secondSectionMin = 0.85;
/** ... and what its sentence has to hold of the question, of the best one's. */
const secondUnitMin = 0.7;
const secondUnitsMax = 2;

/** What is quoted of one passage. */
export interface Quote {
  passage: Section['passage'];
  units: readonly ScoredUnit[];
}

/**
 * Chooses what is quoted: from the best section what belongs together, and of one more section a sentence or two, if they hold about as
 * much of the question. A rule that was asked for by its heading stands alone.
 */
export function chooseUnits(sections: readonly Section[], task: ExtractiveTask): Quote[] {
  const ranked = sections.filter(({ units }) => units.length > 0).toSorted((a, b) => b.score - a.score);
  const [first, ...others] = ranked;
  if (first === undefined) return [];
  const units = takeTogether(first, task);
  const most = Math.max(...units.map(({ score }) => score));
  const second = others.find(({ score, units: its }) => score >= first.score * secondSectionMin && its.some((one) => one.score >= most * secondUnitMin));
  if (second === undefined || answersAlone(first, task)) return [{ passage: first.passage, units }];
  const good = second.units.filter((one) => one.score >= most * secondUnitMin).toSorted((a, b) => b.score - a.score).slice(0, secondUnitsMax);
  return [{ passage: first.passage, units }, { passage: second.passage, units: good.toSorted((a, b) => a.place - b.place) }];
}
