import type { ExtractiveTask } from './extractive-model';
import type { ScoredUnit, Section } from './score-sections';

const sentencesMax = 4;
const stepsMax = 7;
const rowsMax = 4;
/** A unit beside the best one has to score this share of it. */
const besideShareMin = 0.5;
/** A heading that says this share of what the best unit says makes its whole section the answer. */
const headingShareMin = 0.8;
/** A section longer than this is not quoted whole. */
const sectionWordsMax = 80;

/**
 * What has to be read together in the section that answers: the rows that fit as well as the best one, the steps of the procedure, the rule
 * of a section whose heading says what was asked, or else the best sentence and those that carry it on.
 */
export function takeTogether({ units, heading }: Section, task: ExtractiveTask): ScoredUnit[] {
  const best = units.reduce((most, one) => (one.score > most.score ? one : most));
  if (best.unit.kind === 'row') return takeRows(best, units);
  const isAsked = heading > 0 && heading >= best.own * headingShareMin;
  const steps = isAsked || task.form === 'steps' ? takeSteps(best, units, isAsked) : [];
  if (steps.length > 1) return steps;
  return isAsked ? takeSection(best, units) : takeBeside(best, units);
}

function takeRows(best: ScoredUnit, units: readonly ScoredUnit[]): ScoredUnit[] {
  return units.filter(({ unit, score }) => unit.block === best.unit.block && score >= best.score * 0.9).slice(0, rowsMax);
}

/** The whole list when it is what was asked for. */
function takeSteps(best: ScoredUnit, units: readonly ScoredUnit[], isAsked: boolean): ScoredUnit[] {
  const list = units.filter(({ unit }) => unit.kind === 'item' && (best.unit.kind === 'item' ? unit.block === best.unit.block : isAsked));
  return isAsked && list.length <= stepsMax ? list : [];
}

/** The rule of a section, from its beginning. */
function takeSection(best: ScoredUnit, units: readonly ScoredUnit[]): ScoredUnit[] {
  const taken: ScoredUnit[] = [];
  let words = 0;
  for (const one of units.filter(({ unit }) => unit.kind !== 'row')) {
    words += one.unit.text.split(/\s+/u).length;
    if (taken.length >= sentencesMax || (taken.length > 0 && words > sectionWordsMax)) break;
    taken.push(one);
  }
  return taken.includes(best) ? taken : takeBeside(best, units);
}

/** Words that begin a sentence which cannot be understood, or must not be missed, without the one before it. */
const carriesOn = /^(?:it|its|they|this|these|that|those|he|she|if|otherwise|then|above|below|after|before|without|only|never|except|unless|do not|don't|a larger|for a larger|the same|il|elle|ils|elles|si|sinon|ensuite|au-delà|sans|sauf)\b|^(?:إذا|وإذا|أما|ثم|لا)/iu;

function takeBeside(best: ScoredUnit, units: readonly ScoredUnit[]): ScoredUnit[] {
  const good = units.filter((one) => one.score >= best.score * besideShareMin && one.unit.kind !== 'row');
  const kept = new Set(good.toSorted((a, b) => b.score - a.score).slice(0, sentencesMax));
  const after = units[best.place + 1];
  if (kept.size < sentencesMax && after !== undefined && after.unit.block === best.unit.block && (carriesOn.test(after.unit.text) || (kept.size === 1 && after.unit.kind === 'sentence'))) kept.add(after);
  const before = units[best.place - 1];
  if (kept.size < sentencesMax && before !== undefined && before.unit.block === best.unit.block && carriesOn.test(best.unit.text)) kept.add(before);
  return units.filter((one) => kept.has(one));
}
