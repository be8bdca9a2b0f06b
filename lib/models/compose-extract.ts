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

interface Scored {
  unit: Unit;
  n: number;
  passageIndex: number;
  unitIndex: number;
  /** How much of the question the unit itself holds. */
  held: number;
  score: number;
}

/**
 * Writes an answer out of the evidence alone: the two to five best sentences, in their own order, each cited.
 * List items come with their lead-in, table rows with their column names, so nothing reads as a fragment.
 */
export function composeExtract(task: ExtractiveTask): string {
  const weightOf = ideaMatcher(task.ideas);
  const scored = task.passages.slice(0, passagesMax).flatMap((passage, passageIndex) => scorePassage(task, weightOf, passage, passageIndex));
  const chosen = choose(scored);
  const paragraphs = task.passages.slice(0, passagesMax).flatMap((passage, index) => {
    const units = chosen.filter((one) => one.passageIndex === index).sort((a, b) => a.unitIndex - b.unitIndex);
    return units.length === 0 ? [] : [writeParagraph(units, passage.validity)];
  });
  return paragraphs.join('\n\n');
}

function scorePassage(task: ExtractiveTask, weightOf: (text: string) => number, passage: ExtractiveTask['passages'][number], passageIndex: number): Scored[] {
  const units = readUnits(passage.text, passage.language);
  const context = weightOf(`${passage.title} ${passage.heading}`);
  return units.map((unit, unitIndex) => scoreUnit(unit, unitIndex, weightOf(`${unit.leadIn} ${unit.text}`)));

  function scoreUnit(unit: Unit, unitIndex: number, held: number): Scored {
    const figure = task.figure !== null && holdsFigure(unit.text, task.figure) ? figureBoost : 1;
    // The passage's own rank counts as much as the words, and its opening sentence is usually the rule itself.
    const score = (held + 0.4 * context + (unitIndex === 0 ? 0.2 : 0)) * (0.5 + passage.score) * brevity(unit.text) * figure;
    return { unit, n: passage.n, passageIndex, unitIndex, held, score };
  }
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
