/** A checkable fact of a sentence: `key` is one form for all spellings, `shown` is how the sentence wrote it. */
export interface Fact {
  key: string;
  shown: string;
}

const months: Record<string, number> = {};
for (const [index, names] of [
  'january jan janvier janv يناير', 'february feb février fevrier févr فبراير', 'march mar mars مارس', 'april apr avril avr أبريل ابريل',
  'may mai مايو', 'june jun juin يونيو', 'july jul juillet juil يوليو', 'august aug août aout أغسطس اغسطس',
  'september sep sept septembre سبتمبر', 'october oct octobre أكتوبر اكتوبر', 'november nov novembre نوفمبر', 'december dec décembre decembre déc ديسمبر',
].entries()) for (const name of names.split(' ')) months[name] = index + 1;

const numberWords: Record<string, number> = {};
for (const [index, names] of [
  'two deux', 'three trois', 'four quatre', 'five cinq', 'six', 'seven sept', 'eight huit', 'nine neuf', 'ten dix', 'eleven onze', 'twelve douze',
  'thirteen treize', 'fourteen quatorze', 'fifteen quinze', 'sixteen seize', 'seventeen', 'eighteen', 'nineteen', 'twenty vingt',
].entries()) for (const name of names.split(' ')) numberWords[name] = index + 2;
Object.assign(numberWords, { thirty: 30, trente: 30, forty: 40, quarante: 40, 'forty-five': 45, fifty: 50, cinquante: 50, sixty: 60, soixante: 60, ninety: 90 });

const monthNames = Object.keys(months).sort((a, b) => b.length - a.length).join('|');
const ordinal = '(\\d{1,2})(?:st|nd|rd|th|er)?';
const patterns: { find: RegExp; keys(match: RegExpMatchArray): string[] }[] = [
  { find: /\b(\d{4})-(\d{2})-(\d{2})\b/gu, keys: ([, year, month, day]) => [`day ${Number(month)}-${Number(day)}`, `number ${year ?? ''}`] },
  { find: new RegExp(`(?<![\\p{L}\\d])${ordinal}\\s+(?:of\\s+)?(${monthNames})\\.?(?![\\p{L}])`, 'giu'), keys: ([, day, month]) => [`day ${monthNumber(month)}-${Number(day)}`] },
  { find: new RegExp(`(?<![\\p{L}])(${monthNames})\\.?\\s+${ordinal}(?![\\p{L}\\d])`, 'giu'), keys: ([, month, day]) => [`day ${monthNumber(month)}-${Number(day)}`] },
  { find: /\b(\d{1,2})(?:[:h.](\d{2}))?\s*([ap])\.?m\b\.?/giu, keys: ([, hour, minute = '00', half]) => [`time ${to24(Number(hour), half)}:${minute}`] },
  { find: /\b([01]?\d|2[0-3])[:h]([0-5]\d)\b/giu, keys: ([, hour, minute]) => [`time ${Number(hour)}:${minute ?? ''}`] },
  { find: /\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*\b/gu, keys: ([code]) => [`code ${code}`] },
  { find: /(?<![\p{L}\d])\d+(?:[\s\u00a0\u202f,.'’]\d{3})*(?:[.,]\d{1,2})?(?![\d])/gu, keys: ([digits]) => [`number ${plainNumber(digits)}`] },
];
const numberWord = new RegExp(`(?<![\\p{L}-])(${Object.keys(numberWords).sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}-])`, 'giu');

/** Reads dates, times, prices, counts and codes out of a text, in English, French and Arabic month names. */
export function readFacts(text: string): Fact[] {
  const facts: Fact[] = [];
  let rest = latinDigits(text);
  for (const { find, keys } of patterns) {
    // What one pattern has read is blanked out, so that "1 May" is a day and not also the number 1.
    rest = rest.replace(find, (...args: unknown[]) => {
      const match = args.filter((part) => typeof part === 'string' || part === undefined).slice(0, -1) as unknown as RegExpMatchArray;
      for (const key of keys(match)) facts.push({ key, shown: match[0].trim() });
      return ' '.repeat(match[0].length);
    });
  }
  for (const [shown] of rest.matchAll(numberWord)) facts.push({ key: `number ${numberWords[shown.toLowerCase()]}`, shown });
  return facts;
}

function monthNumber(name: string | undefined): number {
  return months[(name ?? '').toLowerCase()] ?? 0;
}

function to24(hour: number, half: string | undefined): number {
  return (hour % 12) + (half?.toLowerCase() === 'p' ? 12 : 0);
}

/** "1,200.50", "1 200,50" and "1200.5" are one number. */
function plainNumber(digits: string): string {
  const decimal = /[.,](\d{1,2})$/u.exec(digits);
  const whole = (decimal === null ? digits : digits.slice(0, decimal.index)).replace(/\D/gu, '');
  return String(Number(`${whole}.${decimal?.[1] ?? '0'}`));
}

function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
