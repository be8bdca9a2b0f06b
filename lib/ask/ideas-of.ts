import type { QueryUnit } from '@/lib/knowledge/search/expand-query';
import type { ExtractiveTask } from '@/lib/models/extractive-model';

const importance = { topic: 1, plain: 0.5, filler: 0.15, guess: 0.3 } as const;
const kinds = { written: 1, part: 0.6, synonym: 0.5, related: 0.2 } as const;

/** What was asked before finds the document; which of its sentences answers is told by what is asked now. */
const carriedWeight = 0.7;

/** "Christmas Eve" and "24 December" are one day, said in full either way. */
const isDay = /^\d{1,2} \p{L}+$/u;

/** What stands everywhere still says a little. */
const rarityMin = 0.15;

/** The words of a phrase count so much of it, one by one, and the phrase itself the rest: of "lost gift card" one section says "lost" and all say "gift card". */
const partsShare = 0.5;

/** What the extractive model looks for of one idea of the question: the idea, and the words of a phrase one by one. `rarity`: 0 (everywhere) to 1. */
export function ideasOf(unit: QueryUnit, rarity: number): ExtractiveTask['ideas'] {
  const weight = (unit.isCarried === true ? carriedWeight : unit.weight) * importance[unit.importance] * Math.max(rarityMin, rarity);
  const waysOf = (alternatives: typeof unit.alternatives) => alternatives.map(({ term, kind }) => ({ text: term, share: isDay.test(term) ? 1 : kinds[kind] }));
  const parts = unit.alternatives.filter(({ kind }) => kind === 'part');
  if (parts.length < 2 || unit.alternatives.some(({ term }) => isDay.test(term))) return [{ weight, ways: waysOf(unit.alternatives) }];
  const whole = { weight: weight * (1 - partsShare), ways: waysOf(unit.alternatives.filter(({ kind }) => kind !== 'part')) };
  return [whole, ...parts.map(({ term }) => ({ weight: (weight * partsShare) / parts.length, ways: [{ text: term, share: 1 }] }))];
}
