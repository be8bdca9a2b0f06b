import { holdsFigure } from '@/lib/wanted-figure';
import type { ExtractiveTask } from './extractive-model';
import { focusRow } from './focus-row';
import { ideaMatcher } from './match-words';
import { isOwnPlace } from './own-place';
import { fitsForm } from './question-form';
import { readUnits, type Unit } from './read-units';
import { weighIdeas } from './weigh-ideas';

/** A passage with its units, and how well it answers. */
export interface Section {
  passage: ExtractiveTask['passages'][number];
  units: readonly ScoredUnit[];
  /** The share of the question that its heading holds, 0 to 1. */
  heading: number;
  score: number;
}

/** A unit with what speaks for it among its neighbours. */
export interface ScoredUnit {
  unit: Unit;
  /** Its place in the section. */
  place: number;
  /** The share of the question that it holds itself, 0 to 1. */
  own: number;
  /** How much of each idea it holds. */
  shares: readonly number[];
  /** The heaviest idea that it holds; null when it holds none. */
  gist: number | null;
  score: number;
}

/** A heading says what its section is about; a title says it of a whole document, and a sentence may only mention it. */
const titleShare = 0.8;
const bodyShare = 0.6;
/** The search has seen more than words (meaning, the document around the passage): its rank counts so many times the cover. */
const rankCounts = 4;
/** Sections of one document rank alike; their headings tell which of them the question is about. */
const headingCounts = 6;
/** What the title says stands over every section, so a heading elsewhere that happens to say it ("return of the uniform") is worth little more. */
const titleHeads = 0.8;
/** A table's row that holds this share of the question is to the point, and counts so many times that share. */
const rowShareMin = 0.7;
const rowCounts = 6;
/** What a word that is merely of the same subject counts: it finds documents, and tells no sentence from another. */
const relatedMax = 0.3;
const relatedCounts = 0.5;
/** Of what the title or the heading says already, a sentence that repeats it counts so much. */
const headedUnitCounts = 0.4;
/** A synonym may stand for the word itself; a part of it or a related word may not. */
const fullShareMin = 0.5;
const boosts = { sectionFigure: 1.1, figure: 1.5, form: 1.1, neighbour: 0.1, anything: 0.02, anyFigure: 0.1, numberless: 0.25, sectionNumberless: 0.75, ownRow: 1.2 } as const;

/** Scores the passages as sections, and within each its units. What the search has ranked decides; what the sections say settles near-ties. */
export function scoreSections(task: ExtractiveTask): Section[] {
  const { passages } = task;
  const matcher = ideaMatcher(task.ideas);
  const sharesOf = (text: string) => matcher(text).map((share) => (share < relatedMax ? share * relatedCounts : share));
  const read = passages.map((passage) => readUnits(passage.text, passage.language).map((unit) => focusRow(unit, sharesOf, (place) => isOwnPlace(place, task))));
  const weights = weighIdeas(task.ideas, read.flat().map(({ shares }) => shares));
  const sum = (shareOf: (idea: number) => number) => weights.reduce((total, weight, idea) => total + weight * shareOf(idea), 0);
  const all = [...read.flat().map(({ shares }) => shares), ...passages.flatMap(({ title, heading }) => [sharesOf(title), sharesOf(heading)])];
  const exact = exactIdeas(task, read.flat().map(({ shares }) => shares));
  // Where nobody says it as the question does ("got wet"), those who say it best ("when it gets wet") say it in full.
  const most = task.ideas.map((_, idea) => Math.max(fullShareMin, ...all.map((shares) => shares[idea] ?? 0)));
  return passages.map((passage, at) => {
    const found = read[at] ?? [];
    const [title, heading] = [sharesOf(passage.title), sharesOf(passage.heading.split(' › ').at(-1) ?? '')];
    const coverOf = (idea: number) => Math.max(titleShare * (title[idea] ?? 0), heading[idea] ?? 0, ...found.map(({ shares }) => bodyShare * (shares[idea] ?? 0)));
    const cover = sum((idea) => coverOf(idea) / (most[idea] ?? 1));
    const own = found.map(({ shares }) => sum((idea) => shares[idea] ?? 0));
    // What title and heading say already tells no sentence of the section from another.
    const beyond = found.map(({ shares }) => sum((idea) => (shares[idea] ?? 0) * (Math.max(title[idea] ?? 0, heading[idea] ?? 0) >= fullShareMin ? headedUnitCounts : 1)));
    const isNumberless = numberTest(task, found.map(({ shares }) => shares));
    const units = found.map(({ unit, shares }, place) => ({ unit, place, shares, gist: heaviest(shares, weights), own: own[place] ?? 0, score: scoreUnit(unit, place, beyond, task) * (isNumberless(shares) ? boosts.numberless : 1) }));
    const headed = sum((idea) => Math.max(heading[idea] ?? 0, titleHeads * (title[idea] ?? 0)));
    const lacksNumber = exact.some(({ idea, share }) => !found.some(({ shares }) => (shares[idea] ?? 0) >= share));
    const hasFigure = task.figure !== null && units.some(({ unit }) => isWanted(unit, task));
    return { passage, units, heading: sum((idea) => heading[idea] ?? 0), score: passage.score * (rankCounts + cover + headingCounts * headed + rowCounts * rowShare(units)) * (hasFigure ? boosts.sectionFigure : 1) * (lacksNumber ? boosts.sectionNumberless : 1) };
  });
}

function scoreUnit(unit: Unit, place: number, own: readonly number[], task: ExtractiveTask): number {
  const beside = (own[place - 1] ?? 0) + (own[place + 1] ?? 0);
  const held = (own[place] ?? 0) + boosts.neighbour * beside + (isWanted(unit, task) ? boosts.anyFigure : boosts.anything);
  const isOwnRow = unit.kind === 'row' && isOwnPlace(unit.cells[0]?.value ?? '', task);
  return held * (isOwnRow ? boosts.ownRow : 1) * (isWanted(unit, task) ? boosts.figure : 1) * (task.form !== null && fitsForm(unit.text, task.form) ? boosts.form : 1) * brevity(unit.text);
}

function rowShare(units: readonly ScoredUnit[]): number {
  const most = Math.max(0, ...units.map(({ unit, own }) => (unit.kind === 'row' ? own : 0)));
  return most >= rowShareMin ? most : 0;
}

/** The idea of the greatest weight among those that are held. */
function heaviest(shares: readonly number[], weights: readonly number[]): number | null {
  const held = shares.flatMap((share, idea) => (share >= 0.5 && (weights[idea] ?? 0) > 0 ? [idea] : []));
  return held.toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))[0] ?? null;
}

/** Numbers and days of the question ("a US 7", "on Christmas Eve") are meant exactly: the ideas that are one and are held by some of these units, and how well. */
function exactIdeas({ ideas }: ExtractiveTask, units: readonly (readonly number[])[]): { idea: number; share: number }[] {
  const exact = ideas.flatMap(({ ways }, idea) => (ways.some(({ text }, place) => (place === 0 && /^[1-9]\d*$/u.test(text)) || /^\d{1,2} \p{L}+$/u.test(text)) ? [idea] : []));
  return exact.map((idea) => ({ idea, share: Math.max(0, ...units.map((shares) => shares[idea] ?? 0)) })).filter(({ share }) => share >= fullShareMin);
}

/** Where one unit has the number, those without speak of something else. */
function numberTest(task: ExtractiveTask, units: readonly (readonly number[])[]): (shares: readonly number[]) => boolean {
  const exact = exactIdeas(task, units);
  return (shares) => exact.some(({ idea, share }) => (shares[idea] ?? 0) < share);
}

/** Whether it holds the kind of figure that was asked for. */
export function isWanted({ text }: Unit, { figure }: ExtractiveTask): boolean {
  return figure !== null && holdsFigure(text, figure);
}

/** Very short units say little alone; very long ones hide the answer. */
function brevity(text: string): number {
  const words = text.split(/\s+/u).length;
  if (words < 4) return 0.6;
  return words > 60 ? 0.8 : 1;
}
