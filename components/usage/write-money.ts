import { localeDirections, localeTags, type Locale } from '@/lib/locales';

/** Of Unicode: a run of text that is read right to left, one that is read left to right, and the end of either. */
const [rightToLeft, leftToRight, end] = ['\u2067', '\u2066', '\u2069'] as const;

/**
 * Writes amounts of money with so many digits after the point at most. Among Arabic words the sign of a currency such as "US$" would be
 * taken apart, and its dollar put at the far end; so it is set apart, and the amount from the words around it.
 */
export function moneyWriter(locale: Locale, currency: string, digits: number): (amount: number) => string {
  const format = new Intl.NumberFormat(localeTags[locale], {
    style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: Math.min(2, digits), maximumFractionDigits: digits,
  });
  if (localeDirections[locale] === 'ltr') return (amount) => format.format(amount);
  const part = ({ type, value }: Intl.NumberFormatPart) => (type === 'currency' ? `${leftToRight}${value}${end}` : value);
  return (amount) => `${rightToLeft}${format.formatToParts(amount).map(part).join('')}${end}`;
}
