// What may still become a marker with the next chunk: a space, "[" and a few digits, also of several markers in one pair of brackets.
const openMarker = /(?:\s|\s?\[[\d\s,;–-]{0,24})$/u;
const severalInOne = /\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})+)\]/gu;
/** A range wider than this is no list of sources. */
const markersMax = 9;
const marker = /(\s?)\[(\d{1,3})\]/gu;

/**
 * Passes text on with every `[n]` that names no evidence taken out, also when a marker is split across chunks.
 * Counts what it dropped in `counter.droppedMarkers`.
 */
export async function* dropUnknownMarkers(
  source: AsyncIterable<string>,
  known: number,
  counter: { droppedMarkers: number },
): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of source) {
    const text = held + chunk;
    const cut = openMarker.exec(text)?.index ?? text.length;
    held = text.slice(cut);
    const clean = dropFrom(text.slice(0, cut), known, counter);
    if (clean !== '') yield clean;
  }
  const rest = dropFrom(held, known, counter);
  if (rest !== '') yield rest;
}

function dropFrom(text: string, known: number, counter: { droppedMarkers: number }): string {
  return text.replace(severalInOne, (_whole, list: string) => markersOf(list).map((n) => `[${n}]`).join('')).replace(marker, (whole, _space: string, digits: string) => {
    const n = Number(digits);
    if (n >= 1 && n <= known) return whole;
    counter.droppedMarkers += 1;
    return '';
  });
}

/** "1, 9" and "1-3" as the numbers they mean. */
function markersOf(list: string): number[] {
  return list.split(/[,;]/u).flatMap((part) => {
    const [from = 0, to = from] = part.split(/[–-]/u).map(Number);
    return Array.from({ length: Math.min(Math.max(to - from, 0), markersMax) + 1 }, (_, index) => from + index);
  });
}
