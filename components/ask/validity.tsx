'use client';

import { useFormatter, useTranslations } from 'next-intl';

interface Dates {
  effectiveFrom: string | null;
  effectiveUntil: string | null;
}

/** From when to when something holds, in words. Days are days of the calendar, whatever the reader's clock. */
export function useValidity(): (dates: Dates) => string | undefined {
  const t = useTranslations('sources');
  const format = useFormatter();
  const day = (date: string) => format.dateTime(new Date(`${date}T00:00:00Z`), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return ({ effectiveFrom, effectiveUntil }) => {
    if (effectiveFrom && effectiveUntil) return t('inForceBetween', { from: day(effectiveFrom), until: day(effectiveUntil) });
    if (effectiveFrom) return t('inForceFrom', { from: day(effectiveFrom) });
    return effectiveUntil ? t('inForceUntil', { until: day(effectiveUntil) }) : undefined;
  };
}
