import { baseOf } from '@/lib/knowledge/search/plain-words';
import type { QueryUnit } from '@/lib/knowledge/search/expand-query';

/** What a shop sells, in the words that a follow-up swaps for one another: "and for shoes?" after a question about bags. */
const wares = new Set(
  'bag handbag purse tote clutch backpack wallet shoe boot sneaker trainer loafer sandal pump heel belt glove scarf silk tie hat cap dress skirt coat jacket blazer shirt blouse sweater jumper knitwear cashmere trousers jeans suit swimwear underwear hosiery watch strap ring bracelet necklace earring brooch jewellery jewelry perfume fragrance scent gift card phone laptop toy book'
    .split(' ').map(baseOf),
);

/** Of the ware that a follow-up names: it says which, and what is asked about it was said before. */
const namedWareWeight = 0.3;

function isWare({ written }: QueryUnit): boolean {
  return written.split(' ').every((word) => wares.has(baseOf(word.toLowerCase())));
}

/**
 * The ideas of a follow-up and of the question before it, as they are read together. A ware that the follow-up names takes the place of the
 * one before, and weighs less than what is asked about it: the rules on returns seldom say "shoes".
 */
export function supersede(own: readonly QueryUnit[], before: readonly QueryUnit[]): { own: QueryUnit[]; before: QueryUnit[] } {
  const others = before.filter((unit) => !isWare(unit));
  if (!own.some(isWare) || !others.some(({ importance }) => importance !== 'filler')) return { own: [...own], before: [...before] };
  return { own: own.map((unit) => (isWare(unit) ? { ...unit, weight: unit.weight * namedWareWeight } : unit)), before: others };
}
