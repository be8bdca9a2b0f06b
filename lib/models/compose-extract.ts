import { chooseUnits } from './choose-units';
import type { ExtractiveTask } from './extractive-model';
import { scoreSections } from './score-sections';
import { writeQuotes } from './write-quotes';


/**
 * Writes an answer out of the evidence alone: of the section that answers the sentences, steps or rows that belong together, in their own
 * order, each cited. List items come with their lead-in, table rows with their column names, so nothing reads as a fragment.
 */
export function composeExtract(task: ExtractiveTask): string {
  return writeQuotes(chooseUnits(scoreSections(task), task));
}
