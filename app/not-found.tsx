import { getTranslations } from 'next-intl/server';
import { QuietPage } from '@/components/shell/quiet-page';
import { LinkButton } from '@/components/ui/link-button';

export default async function NotFoundPage() {
  const t = await getTranslations('page');
  return (
    <QuietPage title={t('notFoundTitle')} action={<LinkButton href="/">{t('home')}</LinkButton>}>
      {t('notFoundText')}
    </QuietPage>
  );
}
