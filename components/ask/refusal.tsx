'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { NearestDocument } from '@/lib/contract/run-event';

/** An honest "I can't find that", what to try, and the documents that came nearest. */
export function Refusal({ nearest, onOpen }: { nearest: readonly NearestDocument[]; onOpen: (passageId: number) => void }) {
  const t = useTranslations('answer');
  return (
    <div>
      <p className="font-serif text-read">{t('refused')}</p>
      <p className="mt-2 text-body text-soft">{t('refusedHint')}</p>
      {nearest.length > 0 ? (
        <section aria-label={t('nearest')} className="mt-6">
          <h3 className="mb-1 font-sans text-label font-medium text-soft">{t('nearest')}</h3>
          <ul className="hairline-b">
            {nearest.map((document) => (
              <li key={document.passageId} className="hairline-t">
                <button type="button" onClick={() => onOpen(document.passageId)} className="-mx-3 flex min-h-14 w-[calc(100%+1.5rem)] items-center justify-between gap-4 px-3 py-2 text-start hover:bg-tint">
                  <span className="min-w-0">
                    <bdi className="block font-medium">{document.title}</bdi>
                    <span className="block text-label text-soft">{document.collection}</span>
                  </span>
                  <ChevronRight size={20} aria-hidden="true" className="shrink-0 text-soft rtl:-scale-x-100" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
