'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { QuietPage } from './quiet-page';

const retryMs = 3_000;

/** Stands where somebody's screens were, until the server has ended their session. Without a network it waits for one. */
export function LeavingScreen({ leave, onGone }: { leave: () => Promise<void>; onGone: () => void }) {
  const t = useTranslations('idle');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const attempt = () =>
      void leave().then(
        () => current && onGone(),
        () => {
          if (current) timer = setTimeout(attempt, retryMs);
        },
      );
    attempt();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [leave, onGone]);
  return (
    <QuietPage title={t('leavingTitle')} action={<Skeleton lines={1} label={t('leavingTitle')} className="w-48" />}>
      {t('leavingText')}
    </QuietPage>
  );
}
