import { stringify } from 'csv-stringify/sync';
import type { UsageCell, UsageRecord } from './usage-tables';

/**
 * Where a spreadsheet would begin a formula: at the start of a cell, and behind whatever may begin a cell of its own. Where numbers have a decimal
 * comma, cells end at a semicolon, and quotes do not keep one together that stands behind a comma.
 */
const formulaStart = /(^|[;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠])/gu;

/** Text that a spreadsheet shows and never runs. Numbers are numbers, also below zero. */
function safe(cell: UsageCell): UsageCell {
  return typeof cell === 'string' ? cell.replace(formulaStart, "$1'") : cell;
}

/** A file of these records: a line of names, then theirs. Begins with the mark by which spreadsheets know UTF-8. */
export function writeCsv(records: readonly UsageRecord[]): string {
  return stringify(records.map((record) => Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, safe(cell)]))), { header: true, bom: true });
}
