import { getTranslations } from 'next-intl/server';
import { Skeleton } from '@/components/ui/skeleton';

/** The place of the budgets while they are read. */
export default async function LoadingBudgets() {
  const [budgets, common] = [await getTranslations('budgets'), await getTranslations('common')];
  return (
    <main className="mx-auto max-w-[80rem] px-6 pt-8 pb-24 sm:px-10">
      <h1 className="text-display font-[380]">{budgets('title')}</h1>
      <Skeleton lines={8} label={common('loading')} className="mt-12" />
    </main>
  );
}
