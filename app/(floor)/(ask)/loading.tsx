import { getTranslations } from 'next-intl/server';
import { FloorSkeleton } from '@/components/shell/floor-skeleton';

export default async function LoadingFloor() {
  const t = await getTranslations('page');
  return <FloorSkeleton label={t('loading')} />;
}
