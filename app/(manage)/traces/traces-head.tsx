'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { TraceFilters } from '@/components/traces/trace-filters';
import { useFigures } from '@/components/usage/use-figures';
import type { TraceList } from '@/lib/contract/trace-view';

/** Title and filters. What is chosen goes into the address; the runs on the screen stay until the new ones are there. */
export function TracesHead({ list }: { list: Pick<TraceList, 'filter' | 'stores'> }) {
  const t = useTranslations('traces');
  const { range } = useFigures('USD');
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <div className="mb-8">
      <h1 className="text-display font-[380]">{t('title')}</h1>
      <p className="mt-2 mb-6 max-w-[52rem] text-body text-soft" role="status">
        {busy ? t('loading') : t('lead', { range: range(list.filter.from, list.filter.until) })}
      </p>
      <TraceFilters list={list} busy={busy} go={(query) => start(() => router.push(`/traces${query}`, { scroll: false }))} />
    </div>
  );
}
