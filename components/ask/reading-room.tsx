'use client';

import { useTranslations } from 'next-intl';
import { Scroller } from '@/components/ui/scroller';
import type { ReadableCollection } from '@/lib/contract/floor-actions';

/** What the reader's answers come from: the collections open to them. Fills the pane before there are sources. */
export function ReadingRoom({ collections }: { collections: readonly ReadableCollection[] }) {
  const t = useTranslations('welcome');
  return (
    <Scroller label={t('canRead')} className="min-h-0 flex-1 px-6 pt-4 pb-8 wide:pt-0">
      <p className="text-body text-soft">{t(collections.length === 0 ? 'nothingReadable' : 'canReadLead')}</p>
      <ul className="mt-6">
        {collections.map(({ id, name, description, documents }) => (
          <li key={id} className="hairline-t py-4">
            <div className="flex items-baseline justify-between gap-4">
              <bdi className="min-w-0 font-serif text-[1.1875rem] leading-snug">{name}</bdi>
              <span className="shrink-0 text-label text-soft tabular-nums">{t('documents', { count: documents })}</span>
            </div>
            <p className="mt-1 text-label text-soft">
              <bdi>{description}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </Scroller>
  );
}
