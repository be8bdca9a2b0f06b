'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { QuietPage } from '@/components/shell/quiet-page';
import { useDatabaseAway } from '@/components/shell/use-database-away';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';

/** What is shown when a page could not be made. `digest` is the number under which the server logged why. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const databaseAway = useDatabaseAway(true, again);
  if (databaseAway) {
    return (
      <QuietPage title={t('page.awayTitle')} action={<Skeleton lines={1} label={t('page.awayTitle')} className="w-48" />}>
        {t('page.awayText')}
      </QuietPage>
    );
  }
  return (
    <QuietPage
      title={t('page.errorTitle')}
      action={
        <>
          <Button tone="primary" onClick={again}>
            {t('common.retry')}
          </Button>
          <LinkButton href="/">{t('page.home')}</LinkButton>
        </>
      }
    >
      {error.digest ? t('page.errorText', { digest: error.digest }) : t('page.errorTextPlain')}
    </QuietPage>
  );
}
