import { getTranslations } from 'next-intl/server';
import { QuietPage } from '@/components/shell/quiet-page';
import { LinkButton } from '@/components/ui/link-button';

export default async function ConversationNotFoundPage() {
  const t = await getTranslations('conversations');
  return (
    <QuietPage title={t('notFoundTitle')} action={<LinkButton href="/">{t('startNew')}</LinkButton>}>
      {t('notFoundText')}
    </QuietPage>
  );
}
