'use client';

import { useTranslations } from 'next-intl';
import { useDates } from '@/components/ui/use-dates';

interface Dates {
  effectiveFrom: string | null;
  effectiveUntil: string | null;
}

/** From when to when something holds: as a sentence of its own, or (`short`) beside the words "In force". */
export function useValidity(form: 'sentence' | 'short' = 'sentence'): (dates: Dates) => string | undefined {
  const t = useTranslations('sources');
  const { day } = useDates();
  const short = form === 'short';
  return ({ effectiveFrom, effectiveUntil }) => {
    if (effectiveFrom && effectiveUntil) return t(short ? 'between' : 'inForceBetween', { from: day(effectiveFrom), until: day(effectiveUntil) });
    if (effectiveFrom) return t(short ? 'since' : 'inForceFrom', { from: day(effectiveFrom) });
    return effectiveUntil ? t(short ? 'until' : 'inForceUntil', { until: day(effectiveUntil) }) : undefined;
  };
}
