import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { localeTags } from '@/lib/locales';
import { moneyWriter } from './write-money';

/** Numbers, money and days as the house writes them in the language of the screen, the same on the server and in every browser. */
export function useFigures(currency: string) {
  const locale = useLocale();
  return useMemo(() => {
    const tag = localeTags[locale];
    const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
    const brief = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
    const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
    const change = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
    const seconds = new Intl.NumberFormat(tag, { style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumFractionDigits: 1 });
    const milliseconds = new Intl.NumberFormat(tag, { style: 'unit', unit: 'millisecond', unitDisplay: 'short', maximumFractionDigits: 0 });
    const [cents, finer, round] = [moneyWriter(locale, currency, 2), moneyWriter(locale, currency, 4), moneyWriter(locale, currency, 0)];
    const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    const longDay = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    const at = (text: string) => new Date(`${text}T00:00:00Z`);
    return {
      whole: (value: number) => whole.format(value),
      brief: (value: number) => brief.format(value),
      /** What is there is not rounded away. */
      share: (part: number, all: number) => (all === 0 ? '–' : part > 0 && part / all < 0.005 ? `<${share.format(0.01)}` : share.format(part / all)),
      /** By how much a figure grew; null when there was nothing to grow from. */
      change: (now: number, before: number) => (before === 0 ? null : change.format(now / before - 1)),
      wait: (ms: number | null) => (ms === null ? '–' : ms < 1_000 ? milliseconds.format(ms) : seconds.format(ms / 1_000)),
      /** Money in cents, or finer where cents would hide it. */
      money: (micros: number | null) => (micros === null ? '–' : micros !== 0 && Math.abs(micros) < 100_000 ? finer(micros / 1e6) : cents(micros / 1e6)),
      roundMoney: (micros: number) => (micros >= 10_000_000 ? round(micros / 1e6) : cents(micros / 1e6)),
      day: (text: string) => day.format(at(text)),
      longDay: (text: string) => longDay.format(at(text)),
      /** Node sets thin spaces around the dash, browsers plain ones; React would draw the page again. */
      range: (from: string, until: string) => (from === until ? longDay.format(at(from)) : longDay.formatRange(at(from), at(until)).replaceAll('\u2009', ' ')),
    };
  }, [locale, currency]);
}
