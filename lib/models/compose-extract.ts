import type { ExtractiveTask } from './extractive-model';
import { readUnits, type Unit } from './read-units';
import { holdsFigure } from '@/lib/wanted-figure';
import { ideaMatcher } from './match-words';

const sentencesMax = 4;
const passagesMax = 4;
/** A unit has to score this share of the best one to be quoted. */
const shareOfBestMin = 0.55;
/** A unit has to hold this share of what the best one holds of the question. */
const shareOfIdeasMin = 0.45;
/** Whoever asks "how many days" is answered by a sentence with days in it. */
const figureBoost = 1.6;
/** ... if it holds this share of what the best one holds of the question. */
const shareForFigureMin = 0.6;

interface Scored {
  unit: Unit;
  n: number;
  passageIndex: number;
  unitIndex: number;
  /** How much of the question the unit holds, its title and heading counted by half. */
  held: number;
  score: number;
}

/**
 * Writes an answer out of the evidence alone: the two to five best sentences, each cited; those of one passage in its own order,
 * the passage with the best one first.
 * List items come with their lead-in, table rows with their column names, so nothing reads as a fragment.
 */
export function composeExtract(task: ExtractiveTask): string {
  const weightOf = ideaMatcher(task.ideas);
  const scored = task.passages.slice(0, passagesMax).flatMap((passage, passageIndex) => scorePassage(task, weightOf, passage, passageIndex));
  const chosen = choose(preferFigures(scored, task.figure));
  const paragraphs = task.passages.slice(0, passagesMax).flatMap((passage, index) => {
    const units = chosen.filter((one) => one.passageIndex === index).sort((a, b) => a.unitIndex - b.unitIndex);
    return units.length === 0 ? [] : [{ text: writeParagraph(units, passage.validity), score: Math.max(...units.map(({ score }) => score)) }];
  });
  // The answer first, whatever place its passage has.
  paragraphs.sort((a, b) => b.score - a.score);
  return paragraphs.map(({ text }) => text).join('\n\n');
}

function scorePassage(task: ExtractiveTask, weightOf: (text: string) => number, passage: ExtractiveTask['passages'][number], passageIndex: number): Scored[] {
  const units = readUnits(passage.text, passage.language);
  const context = weightOf(`${passage.title} ${passage.heading}`);
  const whole = task.ideas.reduce((sum, { weight }) => sum + weight, 0);
  return units.map((unit, unitIndex) => scoreUnit(unit, unitIndex, weightOf(`${unit.leadIn} ${unit.text}`)));

  function scoreUnit(unit: Unit, unitIndex: number, held: number): Scored {
    // The passage's own rank counts as much as the words, and its opening sentence is usually the rule itself.
    const score = (held + 0.8 * context + (unitIndex === 0 ? 0.1 * whole : 0)) * (0.5 + passage.score) * brevity(unit.text);
    return { unit, n: passage.n, passageIndex, unitIndex, held: held + 0.8 * context, score };
  }
}

/** A figure of the wanted kind helps what speaks of the question anyway: ninety days of something else answer nothing. */
function preferFigures(scored: readonly Scored[], figure: ExtractiveTask['figure']): Scored[] {
  const heldMost = Math.max(0, ...scored.map(({ held }) => held));
  const wanted = (one: Scored) => figure !== null && one.held >= heldMost * shareForFigureMin && holdsFigure(one.unit.text, figure);
  return scored.map((one) => (wanted(one) ? { ...one, score: one.score * figureBoost } : one));
}

/** Very short units say little alone; very long ones hide the answer. */
function brevity(text: string): number {
  const words = text.split(/\s+/u).length;
  if (words < 4) return 0.6;
  return words > 60 ? 0.8 : 1;
}

function choose(scored: readonly Scored[]): Scored[] {
  const ranked = [...scored].sort((a, b) => b.score - a.score || a.passageIndex - b.passageIndex || a.unitIndex - b.unitIndex);
  const best = ranked[0];
  if (best === undefined) return [];
  // A sentence that shares one word with the question, out of several, speaks of something else.
  const heldMost = Math.max(...ranked.map(({ held }) => held));
  const strong = ranked.filter((one) => one.score >= best.score * shareOfBestMin && one.held >= heldMost * shareOfIdeasMin).slice(0, sentencesMax);
  if (strong.length === 0) strong.push(best);
  // One sentence alone often lacks the condition that follows it: take its neighbour along.
  if (strong.length === 1) {
    const next = scored.find((one) => one.passageIndex === best.passageIndex && one.unitIndex === best.unitIndex + 1);
    if (next !== undefined) strong.push(next);
  }
  return strong;
}

function writeParagraph(units: readonly Scored[], validity: string): string {
  const lines: string[] = [];
  let leadIn = '';
  for (const { unit, n } of units) {
    const cited = `${unit.text} [${n}]`;
    if (unit.kind === 'sentence') lines.push(lines.length > 0 && !lines.at(-1)?.startsWith('- ') ? `${lines.pop() ?? ''} ${cited}` : cited);
    else {
      if (unit.leadIn !== '' && unit.leadIn !== leadIn) lines.push(`${unit.leadIn}\n`);
      leadIn = unit.leadIn;
      lines.push(`- ${cited}`);
    }
  }
  const first = units[0];
  if (validity === '' || first === undefined) return lines.join('\n');
  // After a list the sentence needs a paragraph of its own; after prose it is the next sentence.
  return `${lines.join('\n')}${lines.at(-1)?.startsWith('- ') ? '\n\n' : ' '}${validity} [${first.n}]`;
}
