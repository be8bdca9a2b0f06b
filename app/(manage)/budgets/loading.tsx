import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';

/** The place of the budgets while they are read. */
export default function BudgetsLoading() {
  const t = useTranslations('common');
  return <Skeleton lines={8} label={t('loading')} className="mx-auto w-full max-w-[80rem] px-6 py-12 sm:px-10" />;
}
