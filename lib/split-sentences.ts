/** A stretch of a text, by offsets in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

// A stop after these (or after a list's number) is not the end of a sentence; Intl.Segmenter does not know them.
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|approx|no|nos|art|dr|mr|mrs|ms|vs|etc|incl|excl|min|max|p|pp|st|tel|ext|cf|fig)\.\s*$|^\s*\d{1,2}[.)]\s*$/iu;

/**
 * Cuts a text into sentences. Line breaks always end one (list items, headings, table rows stand alone);
 * surrounding white space is left out of the spans.
 */
export function splitSentences(text: string, language = 'en'): Span[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const spans: Span[] = [];
  for (const line of lineSpans(text)) {
    let open: number | null = null;
    for (const part of segmenter.segment(text.slice(line.start, line.end))) {
      const start: number = open ?? line.start + part.index;
      const end = line.start + part.index + part.segment.length;
      if (abbreviation.test(text.slice(start, end)) && end < line.end) open = start;
      else {
        pushTrimmed(spans, text, start, end);
        open = null;
      }
    }
  }
  return spans;
}

function lineSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/gu)) spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}

function pushTrimmed(spans: Span[], text: string, start: number, end: number): void {
  const raw = text.slice(start, end);
  const trimmedStart = start + (raw.length - raw.trimStart().length);
  const trimmedEnd = end - (raw.length - raw.trimEnd().length);
  if (trimmedEnd > trimmedStart) spans.push({ start: trimmedStart, end: trimmedEnd });
}
