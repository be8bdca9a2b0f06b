'use client';

import { useTranslations } from 'next-intl';
import type { Citation } from '@/lib/contract/citation';
import { plainExcerpt } from './plain-excerpt';
import { useValidity } from './validity';

/** One source as a card: its number, where it stands, and the beginning of what it says. */
export function SourceCard({ citation, onOpen }: { citation: Citation; onOpen: () => void }) {
  const t = useTranslations('sources');
  const validity = useValidity();
  const where = [
    citation.collection,
    t('revision', { number: String(citation.revisionNumber) }),
    citation.page === null ? undefined : t('page', { page: String(citation.page) }),
    validity(citation),
  ];
  return (
    <button
      type="button"
      data-source={citation.n}
      onClick={onOpen}
      className="flex w-full gap-4 px-6 py-5 text-start transition-colors hover:bg-tint"
    >
      {/* What is seen is also what is called: the name of the button begins like this and goes on with its text. */}
      <span className="sr-only">{t('open', { n: String(citation.n), title: citation.title })}</span>
      <span className="w-5 shrink-0 text-end font-serif text-title leading-7 text-accent tabular-nums">
        {citation.n}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-body leading-snug font-semibold">
          <bdi>{citation.title}</bdi>
        </span>
        <span className="block text-label font-medium empty:hidden">
          <bdi>{citation.heading}</bdi>
        </span>
        <span dir="auto" className="mt-2 line-clamp-3 font-serif text-body">{plainExcerpt(citation.text)}</span>
        <span className="mt-2 block text-label text-soft">{where.filter((part) => part !== undefined).join(' · ')}</span>
      </span>
    </button>
  );
}
