// What may still become a marker with the next chunk: a space, "[" and up to three digits.
const openMarker = /(?:\s|\s?\[\d{0,3})$/u;
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
  return text.replace(marker, (whole, _space: string, digits: string) => {
    const n = Number(digits);
    if (n >= 1 && n <= known) return whole;
    counter.droppedMarkers += 1;
    return '';
  });
}
