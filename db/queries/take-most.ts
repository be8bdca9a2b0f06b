/** The first of what was read with one more than `most`, and whether there was more. */
export function takeMost<Row>(found: readonly Row[], most: number): { rows: Row[]; more: boolean } {
  return { rows: found.slice(0, most), more: found.length > most };
}
