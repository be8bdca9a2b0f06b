import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { localeTags } from '@/lib/locales';

/** Dates and hours as the house writes them in the language of the screen: day before month, twenty-four hours. */
export function useDates() {
  const locale = useLocale();
  return useMemo(() => {
    const tag = localeTags[locale];
    const calendar = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
    const atMidnight = (day: string) => new Date(`${day}T00:00:00Z`);
    return {
      /** A calendar day `YYYY-MM-DD`, whatever the reader's clock. */
      day: (day: string) => calendar.format(atMidnight(day)),
      /** The same with its day of the week, without the year. */
      weekday: (day: string) => weekday.format(atMidnight(day)),
      /** The hour of an instant in a time zone. */
      hour: (instant: string, timeZone: string) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant)),
    };
  }, [locale]);
}
