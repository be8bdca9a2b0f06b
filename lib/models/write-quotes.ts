import type { Quote } from './choose-units';

/** Writes what is quoted, a paragraph for each passage. Until when a rule holds is said once for neighbours that share it. */
export function writeQuotes(quotes: readonly Quote[]): string {
  const paragraphs = quotes.map((quote, place) => {
    const { validity, n } = quote.passage;
    const text = writeUnits(quote);
    if (validity === '' || quotes[place + 1]?.passage.validity === validity) return text;
    // After a list the sentence needs a paragraph of its own; after prose it is the next sentence.
    return `${text}${endsInList(text) ? '\n\n' : ' '}${validity} [${n}]`;
  });
  return paragraphs.join('\n\n');
}

function writeUnits(quote: Quote): string {
  const lines: string[] = [];
  let leadIn = '';
  for (const [place, { unit }] of quote.units.entries()) {
    const cited = `${unit.text} [${quote.passage.n}]`;
    if (unit.leadIn !== '' && unit.leadIn !== leadIn) lines.push(`${unit.leadIn}\n`);
    leadIn = unit.leadIn;
    const last = lines.at(-1);
    if (leadIn !== '' || isListed(quote, place)) lines.push(last !== undefined && !endsInList(last) && !last.endsWith('\n') ? `\n- ${cited}` : `- ${cited}`);
    else if (last !== undefined && !endsInList(last)) lines.push(`${lines.pop() ?? ''} ${cited}`);
    else lines.push(last === undefined ? cited : `\n${cited}`);
  }
  return lines.join('\n');
}

/** One item or row alone reads as a sentence; two are a list. */
function isListed({ units }: Quote, place: number): boolean {
  const own = units[place]?.unit;
  return own !== undefined && own.kind !== 'sentence' && [units[place - 1], units[place + 1]].some((beside) => beside?.unit.block === own.block);
}

function endsInList(text: string): boolean {
  return text.split('\n').at(-1)?.startsWith('- ') ?? false;
}
