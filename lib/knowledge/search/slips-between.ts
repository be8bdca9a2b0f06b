/** Two letters swapped and a letter lost or added are the commonest slips of the keys; a wrong letter is rarer. */
const slipCosts = { swapped: 0.8, lost: 0.9, added: 0.9, changed: 1 } as const;

/**
 * What it takes to get from what was typed to what may have been meant, in slips of the keys (optimal string alignment).
 * `most` bounds the work: anything further away is Infinity.
 */
export function slipsBetween(typed: string, meant: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, index) => index * slipCosts.lost);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row * slipCosts.added];
    for (let column = 1; column <= meant.length; column += 1) {
      const same = typed[row - 1] === meant[column - 1];
      const swapped = typed[row - 1] === meant[column - 2] && typed[row - 2] === meant[column - 1];
      current.push(Math.min(
        at(last, column - 1) + (same ? 0 : slipCosts.changed),
        at(last, column) + slipCosts.added,
        at(current, column - 1) + slipCosts.lost,
        swapped ? at(beforeLast, column - 2) + slipCosts.swapped : Infinity,
      ));
    }
    if (Math.min(...current) > most) return Infinity;
    [beforeLast, last] = [last, current];
  }
  const slips = at(last, meant.length);
  return slips > most ? Infinity : slips;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
