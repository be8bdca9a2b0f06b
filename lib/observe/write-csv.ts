import { stringify } from 'csv-stringify/sync';
import type { UsageCell, UsageRecord } from './usage-tables';

/** What a spreadsheet would take for a formula, also behind a tab or a line's end. */
const formula = /^[=+\-@\t\r]/u;

/** Text that a spreadsheet shows and never runs. Numbers are numbers, also below zero. */
function safe(cell: UsageCell): UsageCell {
  return typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell;
}

/** A file of these records: a line of names, then theirs. Begins with the mark by which spreadsheets know UTF-8. */
export function writeCsv(records: readonly UsageRecord[]): string {
  return stringify(records.map((record) => Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, safe(cell)]))), { header: true, bom: true });
}
