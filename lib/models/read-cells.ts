/** One cell of a table's row, with the name of its column; empty where it has none. */
export interface Cell {
  column: string;
  value: string;
}

/** Reads one line of a Markdown table. The first one names the columns; that one and the line of dashes give no cells. */
export function readCells(line: string, columns: string[] | null): { columns: string[]; cells: Cell[] } {
  const values = line.replace(/^\||\|$/gu, '').split('|').map((value) => value.trim());
  if (columns === null) return { columns: values, cells: [] };
  if (values.every((value) => /^:?-+:?$/u.test(value))) return { columns, cells: [] };
  return { columns, cells: values.flatMap((value, at) => (value === '' && at > 0 ? [] : [{ column: columns[at] ?? '', value }])) };
}
