import type { Ideas } from './match-words';

/** What the packing gives to "the", "want to" and "there" at most: they tell no sentence from another. */
const fillerWeightMax = 0.15;

/**
 * The weight of each idea among these units, adding up to 1: its weight in the question, and less the more of the units hold it. In a
 * document about suede "suede" says nothing.
 */
export function weighIdeas(ideas: Ideas, units: readonly (readonly number[])[]): number[] {
  const telling = ideas.some(({ weight }) => weight > fillerWeightMax);
  const raw = ideas.map(({ weight }, idea) => {
    if (telling && weight <= fillerWeightMax) return 0;
    const holders = units.filter((shares) => (shares[idea] ?? 0) >= 0.5).length;
    return weight * (Math.log(1 + (units.length + 1) / (holders + 1)) / Math.log(2 + units.length));
  });
  const whole = raw.reduce((sum, weight) => sum + weight, 0);
  return whole === 0 ? raw : raw.map((weight) => weight / whole);
}
