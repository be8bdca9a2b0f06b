import { currencyOf, currencyWords } from './currencies';
import { readNumberWords } from './read-number-words';
import { timeUnitOf, timeWords } from './spans-of-time';

/** A checkable fact of a sentence: `key` is one form for all spellings, `shown` is how the sentence wrote it. Keys begin with what it is: `day`, `time`, `code`; `money`, `span` (of time) and `share`, with of what, and the figure; `number`. */
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

const monthNames = Object.keys(months).sort((a, b) => b.length - a.length).join('|');
const amount = '\\d+(?:[\\s\\u00a0\\u202f,.\'’]\\d{3})*(?:[.,]\\d{1,2})?';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th|er)?';
const patterns: { find: RegExp; keys(match: RegExpMatchArray): string[] }[] = [
  { find: /\b(\d{4})-(\d{2})-(\d{2})\b/gu, keys: ([, year, month, day]) => [`day ${Number(month)}-${Number(day)}`, `number ${year ?? ''}`] },
  { find: new RegExp(`(?<![\\p{L}\\d])${ordinal}\\s+(?:of\\s+)?(${monthNames})\\.?(?![\\p{L}])`, 'giu'), keys: ([, day, month]) => [`day ${monthNumber(month)}-${Number(day)}`] },
  { find: new RegExp(`(?<![\\p{L}])(${monthNames})\\.?\\s+${ordinal}(?![\\p{L}\\d])`, 'giu'), keys: ([, month, day]) => [`day ${monthNumber(month)}-${Number(day)}`] },
  { find: /\b(\d{1,2})(?:[:h.](\d{2}))?\s*([ap])\.?m\b\.?/giu, keys: ([, hour, minute = '00', half]) => [`time ${to24(Number(hour), half)}:${minute}`] },
  { find: /\b([01]?\d|2[0-3])[:h]([0-5]\d)\b/giu, keys: ([, hour, minute]) => [`time ${Number(hour)}:${minute ?? ''}`] },
  { find: /\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*\b/gu, keys: ([code]) => [`code ${code}`] },
  { find: new RegExp(`(?<![\\p{L}\\d])(${currencyWords})\\s?(${amount})(?!\\d)`, 'giu'), keys: ([, currency, digits]) => [`money ${currencyOf(currency)} ${plainNumber(digits)}`] },
  { find: new RegExp(`(?<![\\p{L}\\d])(${amount})\\s?(${currencyWords})(?![\\p{L}\\d])`, 'giu'), keys: ([, digits, currency]) => [`money ${currencyOf(currency)} ${plainNumber(digits)}`] },
  { find: new RegExp(`(?<![\\p{L}\\d])(${amount})[\\s-]?(?:%|percent|per cent|pour cent|٪|بالمئة|بالمائة|في المئة)`, 'giu'), keys: ([, digits]) => [`share percent ${plainNumber(digits)}`] },
  { find: new RegExp(`(?<![\\p{L}\\d])(${amount})[\\s-]+(?:(?:working|calendar|business|full|consecutive|more)\\s+)?(${timeWords})(?![\\p{L}])`, 'giu'), keys: ([, digits, unit]) => [`span ${timeUnitOf(unit)} ${plainNumber(digits)}`] },
  { find: new RegExp(`(?<![\\p{L}\\d])${amount}(?!\\d)`, 'gu'), keys: ([digits]) => [`number ${plainNumber(digits)}`] },
];
/** Reads dates, times, prices, counts and codes out of a text, as English, French and Arabic write them. */
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
  for (const { shown, value } of readNumberWords(rest)) facts.push({ key: `number ${value}`, shown });
  return facts;
}

function monthNumber(name: string | undefined): number {
  return months[(name ?? '').toLowerCase()] ?? 0;
}

function to24(hour: number, half: string | undefined): number {
  return (hour % 12) + (half?.toLowerCase() === 'p' ? 12 : 0);
}

/** "1,200.50", "1 200,50" and "1200.5" are one number. */
function plainNumber(digits = ''): string {
  const decimal = /[.,](\d{1,2})$/u.exec(digits);
  const whole = (decimal === null ? digits : digits.slice(0, decimal.index)).replace(/\D/gu, '');
  return String(Number(`${whole}.${decimal?.[1] ?? '0'}`));
}

function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
