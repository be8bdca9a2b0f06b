'use client';

import { BookOpen, ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { useKeys } from '@/components/ui/use-keys';
import type { Citation } from '@/lib/contract/citation';
import { LateProse } from './late-prose';
import { PassageFacts } from './passage-facts';

export interface PassageDetailProps {
  /** In the order in which they are leafed through. */
  citations: readonly Citation[];
  n: number;
  onShow: (n: number) => void;
  onClose: () => void;
  onWholeDocument: (passageId: number) => void;
}

/** One source read in place. Arrow keys go to its neighbours, Escape back to where it was opened. */
export function PassageDetail({ citations, n, onShow, onClose, onWholeDocument }: PassageDetailProps) {
  const article = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const at = citations.findIndex((each) => each.n === n);
  const citation = citations[at];
  const step = (by: number) => {
    const next = citations[at + by];
    if (next) onShow(next.n);
  };

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [n]);
  useKeys(article, (key, rightToLeft) => {
    if (key === 'Escape') onClose();
    else if (key === 'ArrowRight' || key === 'ArrowLeft') step((key === 'ArrowRight') === rightToLeft ? -1 : 1);
    else return false;
    return true;
  });

  return (
    <article ref={article} aria-labelledby="passage-title" className="flex min-h-0 flex-1 flex-col">
      {citation ? (
        <>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 pt-2 pb-6">
            <div className="flex items-baseline gap-4">
              <span aria-hidden="true" className="font-serif text-display text-accent tabular-nums">{n}</span>
              <h3 id="passage-title" ref={heading} tabIndex={-1} className="min-w-0 text-title outline-none">
                <bdi>{citation.title}</bdi>
              </h3>
            </div>
            <div className="hairline-t hairline-b mt-4 py-4">
              <PassageFacts {...citation} />
            </div>
            <div dir="auto" className="mt-5 border-s-2 border-accent bg-mark px-5 py-4 font-serif text-body">
              <LateProse key={citation.passageId} text={citation.text} />
            </div>
          </div>
          <Leafing at={at} count={citations.length} onStep={step} onWholeDocument={() => onWholeDocument(citation.passageId)} />
        </>
      ) : null}
    </article>
  );
}

function Leafing({ at, count, onStep, onWholeDocument }: { at: number; count: number; onStep: (by: number) => void; onWholeDocument: () => void }) {
  const t = useTranslations('sources');
  return (
    <footer className="hairline-t flex flex-col gap-2 px-4 py-3">
      <Button onClick={onWholeDocument} icon={<BookOpen size={18} aria-hidden="true" />}>
        {t('wholeDocument')}
      </Button>
      <div className="flex items-center justify-between gap-2">
        <IconButton icon={<ChevronLeft size={20} className="rtl:-scale-x-100" />} label={t('previous')} disabled={at === 0} onClick={() => onStep(-1)} />
        <p className="text-label text-soft tabular-nums">{t('position', { at: String(at + 1), count: String(count) })}</p>
        <IconButton icon={<ChevronRight size={20} className="rtl:-scale-x-100" />} label={t('next')} disabled={at === count - 1} onClick={() => onStep(1)} />
      </div>
    </footer>
  );
}
