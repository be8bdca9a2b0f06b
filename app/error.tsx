'use client';

import { useTranslations } from 'next-intl';
import { QuietPage } from '@/components/shell/quiet-page';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';

/** What is shown when a page could not be made. `digest` is the number under which the server logged why. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations();
  return (
    <QuietPage
      title={t('page.errorTitle')}
      action={
        <>
          <Button tone="primary" onClick={reset}>
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
