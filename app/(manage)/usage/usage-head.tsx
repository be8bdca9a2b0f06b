'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { UsageFilters } from '@/components/usage/usage-filters';
import type { FirstFigures } from '@/lib/contract/usage-report';

/** Title, days (`lead` names them) and filters. What is chosen goes into the address; the figures on the screen stay until the new ones are there. */
export function UsageHead({ report, lead }: { report: Pick<FirstFigures, 'filter' | 'choices'>; lead: string }) {
  const t = useTranslations('usage');
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <div className="mb-10">
      <h1 className="text-display font-[380]">{t('title')}</h1>
      <p className="mt-2 mb-8 text-body text-soft" role="status">
        {busy ? t('loading') : lead}
      </p>
      <UsageFilters report={report} busy={busy} go={(query) => start(() => router.push(`/usage${query}`, { scroll: false }))} />
    </div>
  );
}
