'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ConnectionBanner } from '@/components/shell/connection-banner';
import { Composer, type ComposerProps } from './composer';

/** The column of the conversation: its title, its notes, and the composer at the foot. */
export function AskMain({ title, composer, databaseAway, children }: { title: string | undefined; composer: ComposerProps; databaseAway: boolean; children: ReactNode }) {
  const t = useTranslations('ask');
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col">
      <ConnectionBanner databaseAway={databaseAway} />
      {title === undefined ? null : (
        <header className="hairline-b">
          <h1 className="mx-auto w-full max-w-3xl truncate px-6 py-3 font-sans text-label font-medium text-soft sm:px-10">
            <bdi>{title}</bdi>
          </h1>
        </header>
      )}
      <div role="group" aria-label={t('conversation')} tabIndex={-1} className="min-h-0 flex-1 scroll-smooth overflow-y-auto overscroll-contain outline-none [container-type:size]">
        {children}
      </div>
      <Composer {...composer} />
    </main>
  );
}
