'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFigures } from '@/components/usage/use-figures';
import type { TraceView } from '@/lib/contract/trace-view';
import { OutcomeBadge } from './outcome-badge';

/** A run in six figures. */
export function RunFigures({ run }: { run: TraceView }) {
  const t = useTranslations('traces');
  const usage = useTranslations('usage');
  const figures = useFigures(run.currency);
  return (
    <dl aria-label={t('figures')} className="grid grid-cols-2 gap-x-8 gap-y-5 border-y border-hairline py-5 sm:grid-cols-3 lg:grid-cols-[1fr_1.6fr_1fr_1fr_1fr_1fr]">
      <Figure name={t('ending')}><span className="font-sans"><OutcomeBadge outcome={run.outcome} /></span></Figure>
      <Figure name={t('answeredBy')}>{run.rung === null ? t('nobody') : usage(`rung_${run.rung}`)}</Figure>
      <Figure name={t('firstSource')}>{figures.wait(run.firstSourceMs)}</Figure>
      <Figure name={t('firstText')}>{figures.wait(run.firstTextMs)}</Figure>
      <Figure name={t('whole')}>{figures.wait(run.totalMs)}</Figure>
      <Figure name={t('cost')}>{run.costMicros === 0 ? t('free') : figures.money(run.costMicros)}</Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-label font-medium text-soft">{name}</dt>
      <dd className="mt-1 font-serif text-read tabular-nums">{children}</dd>
    </div>
  );
}
