import type { ExtractiveTask } from './extractive-model';
import { isOwnPlace } from './own-place';
import { isWanted, type ScoredUnit, type Section } from './score-sections';

const sentencesMax = 4;
const stepsMax = 7;
const rowsMax = 4;
/** A unit beside the best one has to score this share of it. */
const besideShareMin = 0.35;
/** ... and one before it this share, where a single sentence is the answer. */
const beforeShareMin = 0.6;
/** A heading that says this share of what the best unit says makes its whole section the answer. */
const headingShareMin = 0.8;
/** A section longer than this is not quoted whole. */
const sectionWordsMax = 80;

/**
 * What has to be read together in the section that answers: the rows that fit as well as the best one, the steps of the procedure, the rule
 * of a section whose heading says what was asked, or else the best sentence and those that carry it on.
 */
export function takeTogether(section: Section, task: ExtractiveTask): ScoredUnit[] {
  const { units } = section;
  const best = bestOf(units);
  const row = bestRow(units, best);
  if (row !== undefined || best.unit.kind === 'row') return takeRows(row ?? best, units, task);
  const isAsked = isAskedFor(section);
  const steps = isAsked || task.form === 'steps' ? takeSteps(best, units, isAsked) : [];
  if (steps.length > 1) return steps;
  return isAsked && wantsRule(task) ? takeSection(best, units, task) : takeBeside(best, units, task);
}

/** Whether the section's rule is the whole answer. */
export function answersAlone(section: Section, task: ExtractiveTask): boolean {
  const best = bestOf(section.units);
  return wantsRule(task) && isAskedFor(section) && best.unit.kind !== 'row' && bestRow(section.units, best) === undefined;
}

function isAskedFor({ heading, units }: Section): boolean {
  return heading > 0 && heading >= bestOf(units).own * headingShareMin;
}

function bestOf(units: readonly ScoredUnit[]): ScoredUnit {
  return units.reduce((most, one) => (one.score > most.score ? one : most));
}

/** A row that holds as much of the question as the best sentence says it to the point; the prose around a table only comments on it. */
function bestRow(units: readonly ScoredUnit[], best: ScoredUnit): ScoredUnit | undefined {
  const rows = units.filter(({ unit, own }) => unit.kind === 'row' && own >= best.own && own > 0);
  return rows.length === 0 ? undefined : bestOf(rows);
}

/** Whoever asks for a figure, a permission or a person is answered by a sentence; whoever asks what to do, by the rule. */
function wantsRule({ figure, form }: ExtractiveTask): boolean {
  return figure === null && (form === null || form === 'steps');
}

/** The rows that fit as well as the best one; where the question does not tell them apart, the one of the asker's own store or country. */
function takeRows(best: ScoredUnit, units: readonly ScoredUnit[], task: ExtractiveTask): ScoredUnit[] {
  const rows = units.filter(({ unit, score }) => unit.block === best.unit.block && score >= best.score * 0.9);
  const own = rows.filter(({ unit }) => isOwnPlace(unit.cells[0]?.value ?? '', task));
  return (own.length > 0 ? own : rows).slice(0, rowsMax);
}

/** The whole list when it is what was asked for. */
function takeSteps(best: ScoredUnit, units: readonly ScoredUnit[], isAsked: boolean): ScoredUnit[] {
  const list = units.filter(({ unit }) => unit.kind === 'item' && (best.unit.kind === 'item' ? unit.block === best.unit.block : isAsked));
  return isAsked && list.length <= stepsMax ? list : [];
}

/** The rule of a section, from its beginning. */
function takeSection(best: ScoredUnit, units: readonly ScoredUnit[], task: ExtractiveTask): ScoredUnit[] {
  const taken: ScoredUnit[] = [];
  let words = 0;
  for (const one of units.filter(({ unit }) => unit.kind !== 'row')) {
    words += one.unit.text.split(/\s+/u).length;
    if (taken.length >= sentencesMax || (taken.length > 0 && words > sectionWordsMax)) break;
    taken.push(one);
  }
  return taken.includes(best) ? taken : takeBeside(best, units, task);
}

/** Words that begin a sentence which cannot be understood, or must not be missed, without the one before it. */
const carriesOn = /^(?:it|its|they|this|these|that|those|he|she|if|otherwise|then|above|below|after|before|without|only|never|except|unless|do not|don't|a larger|for a larger|the same|il|elle|ils|elles|si|sinon|ensuite|au-delà|sans|sauf)\b|^(?:إذا|وإذا|أما|ثم|لا)/iu;

function takeBeside(best: ScoredUnit, units: readonly ScoredUnit[], task: ExtractiveTask): ScoredUnit[] {
  // The answer first: a sentence before it has to be about as good, unless it opens the section, where the rule mostly stands.
  const shareMin = ({ place }: ScoredUnit) => (place > 0 && place < best.place && !wantsRule(task) ? beforeShareMin : besideShareMin);
  const good = units.filter((one) => one.score >= best.score * shareMin(one));
  const kept = new Set(good.toSorted((a, b) => b.score - a.score).slice(0, sentencesMax));
  const after = units[best.place + 1];
  if (kept.size < sentencesMax && after !== undefined && after.unit.block === best.unit.block && (carriesOn.test(after.unit.text) || (kept.size === 1 && after.unit.kind === 'sentence'))) kept.add(after);
  const before = units[best.place - 1];
  if (kept.size < sentencesMax && before !== undefined && before.unit.block === best.unit.block && carriesOn.test(best.unit.text)) kept.add(before);
  const opening = units.find((one) => kept.has(one));
  const missing = opening !== undefined && carriesOn.test(opening.unit.text) ? units[opening.place - 1] : undefined;
  if (missing !== undefined && missing.unit.block === opening?.unit.block && missing.unit.kind === 'sentence') kept.add(missing);
  const figure = task.figure === null || [...kept].some(({ unit }) => isWanted(unit, task)) ? undefined : bestFigure(units, task);
  if (figure !== undefined) kept.add(figure);
  return units.filter((one) => kept.has(one));
}

/** "How long" is not answered without a time: if the section has one, it is quoted, whatever words stand beside it. */
function bestFigure(units: readonly ScoredUnit[], task: ExtractiveTask): ScoredUnit | undefined {
  return units.filter(({ unit }) => isWanted(unit, task)).toSorted((a, b) => b.score - a.score)[0];
}
