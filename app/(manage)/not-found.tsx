import { getTranslations } from 'next-intl/server';
import { QuietPage } from '@/components/shell/quiet-page';
import { LinkButton } from '@/components/ui/link-button';

/** A store, a day or a draft that is not there, or not the reader's: the way through the managers' pages stays. */
export default async function NothingToManagePage() {
  const t = await getTranslations('page');
  return (
    <QuietPage below title={t('notFoundTitle')} action={<LinkButton href="/usage">{(await getTranslations('usage'))('link')}</LinkButton>}>
      {t('notFoundText')}
    </QuietPage>
  );
}
