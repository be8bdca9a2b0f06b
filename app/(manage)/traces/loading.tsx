import { getTranslations } from 'next-intl/server';
import { Skeleton } from '@/components/ui/skeleton';

export default async function LoadingTraces() {
  const t = await getTranslations('traces');
  return (
    <main className="mx-auto max-w-[80rem] px-6 pt-8 pb-24 sm:px-10">
      <h1 className="text-display font-[380]">{t('title')}</h1>
      <Skeleton lines={12} label={t('loading')} className="mt-12" />
    </main>
  );
}
