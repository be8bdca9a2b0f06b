import type { Cell } from './read-cells';
import { writeCells, type Unit } from './read-units';

/** A word found under a column that was not asked for is worth this much of itself. */
const otherColumnShare = 0.6;

/**
 * A unit with what it holds of the question. Of a table's row, when the question names some of its columns ("on Sundays", "the US size"),
 * those columns alone are quoted, and count in full. Where it names none and the columns are places, the asker's own is meant.
 */
export function focusRow(unit: Unit, sharesOf: (text: string) => number[], isOwn: (text: string) => boolean): { unit: Unit; shares: number[] } {
  const [label, ...cells] = unit.cells;
  const named = cells.length < 2 ? [] : cells.filter(({ column }) => isHeld(sharesOf(column)));
  const asked = named.length > 0 || cells.length < 2 ? named : cells.filter(({ column }) => isOwn(column));
  if (label === undefined || asked.length === 0 || asked.length === cells.length) return { unit, shares: sharesOf(`${unit.leadIn} ${unit.text}`) };
  const said = sharesOf(writeCells([label, ...asked]));
  const shares = sharesOf(unit.text).map((share, idea) => Math.max(said[idea] ?? 0, share * otherColumnShare));
  // "Manhattan" in another column tells which of two rows is meant.
  const isTelling = ({ value }: Cell) => sharesOf(value).some((share, idea) => share >= 0.5 && (said[idea] ?? 0) < share);
  const quoted = [label, ...cells.filter((cell) => asked.includes(cell) || isTelling(cell))];
  return { unit: { ...unit, text: writeCells(quoted), cells: quoted }, shares };
}

function isHeld(shares: readonly number[]): boolean {
  return shares.some((share) => share >= 0.5);
}
