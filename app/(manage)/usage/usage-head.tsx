'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useFigures } from '@/components/usage/use-figures';
import { UsageFilters } from '@/components/usage/usage-filters';
import type { UsageReport } from '@/lib/contract/usage-report';

/** Title, days and filters. What is chosen goes into the address; the figures on the screen stay until the new ones are there. */
export function UsageHead({ report }: { report: Pick<UsageReport, 'filter' | 'before' | 'choices'> }) {
  const t = useTranslations('usage');
  const figures = useFigures('USD');
  const router = useRouter();
  const [busy, start] = useTransition();
  const { filter, before } = report;
  return (
    <div className="mb-10">
      <h1 className="text-display font-[380]">{t('title')}</h1>
      <p className="mt-2 mb-8 text-body text-soft" role="status">
        {busy ? t('loading') : t('lead', { range: figures.range(filter.from, filter.until), before: figures.range(before.from, before.until) })}
      </p>
      <UsageFilters report={report} busy={busy} go={(query) => start(() => router.push(`/usage${query}`, { scroll: false }))} />
    </div>
  );
}
