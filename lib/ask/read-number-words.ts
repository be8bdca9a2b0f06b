const units: Record<string, number> = {};
for (const [index, names] of [
  'one', 'two deux اثنان اثنين', 'three trois ثلاثة ثلاث', 'four quatre أربعة أربع', 'five cinq خمسة خمس', 'six ستة ست', 'seven sept سبعة سبع', 'eight huit ثمانية ثماني', 'nine neuf تسعة تسع',
  'ten dix عشرة عشر', 'eleven onze', 'twelve douze', 'thirteen treize', 'fourteen quatorze', 'fifteen quinze', 'sixteen seize', 'seventeen dix-sept', 'eighteen dix-huit', 'nineteen dix-neuf',
].entries()) for (const name of names.split(' ')) units[name] = index + 1;

const tens: Record<string, number> = {};
for (const [index, names] of [
  'twenty vingt عشرون عشرين', 'thirty trente ثلاثون ثلاثين', 'forty quarante أربعون أربعين', 'fifty cinquante خمسون خمسين', 'sixty soixante ستون ستين',
  'seventy septante سبعون سبعين', 'eighty quatre-vingts quatre-vingt ثمانون ثمانين', 'ninety nonante تسعون تسعين',
].entries()) for (const name of names.split(' ')) tens[name] = (index + 2) * 10;

/** Two of what they name, in one word. */
const pairs = 'يومان يومين أسبوعان أسبوعين شهران شهرين سنتان سنتين ساعتان ساعتين'.split(' ');
const hundreds: Record<string, number> = { hundred: 100, cent: 100, مئة: 100, مائة: 100 };

const oneOf = (names: readonly string[]) => [...names].sort((a, b) => b.length - a.length).join('|');
const unit = oneOf(Object.keys(units).filter((name) => name !== 'one'));
const ten = oneOf(Object.keys(tens));
// "et un" and "-one" count only behind a ten: alone, "one" and "un" are articles as often as numbers.
const pattern = new RegExp(
  [
    '(?<![\\p{L}-])',
    `(?:(?<arabicUnit>${unit})\\s+و(?<arabicTen>${ten})|(?<ten>${ten})(?:(?:[- ]|\\s+et\\s+)(?<rest>${unit}|one|un|une))?|(?<hundred>${oneOf(Object.keys(hundreds))})|(?<unit>${unit})|(?<pair>${oneOf(pairs)}))`,
    '(?![\\p{L}-])',
  ].join(''),
  'giu',
);

/** A number written in words, and what it is. */
export interface WrittenNumber {
  shown: string;
  value: number;
}

/** Reads the numbers below a hundred that a text writes in English, French or Arabic words, and a hundred itself. "One" alone is none. */
export function readNumberWords(text: string): WrittenNumber[] {
  return [...text.matchAll(pattern)].map((match) => ({ shown: match[0], value: valueOf(match.groups ?? {}) }));
}

function valueOf(found: Partial<Record<string, string>>): number {
  const named = (name: string, among: Record<string, number>) => among[found[name]?.toLowerCase() ?? ''] ?? 0;
  if (found.pair !== undefined) return 2;
  const rest = /^une?$/iu.test(found.rest ?? '') ? 1 : named('rest', units);
  return named('ten', tens) + named('arabicTen', tens) + named('arabicUnit', units) + named('unit', units) + named('hundred', hundreds) + rest;
}
