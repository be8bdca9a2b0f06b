'use client';

import { BookOpen, ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { Citation } from '@/lib/contract/citation';
import { PassageFacts } from './passage-facts';
import { Prose } from './prose';

export interface PassageDetailProps {
  citations: readonly Citation[];
  n: number;
  onShow: (n: number) => void;
  onClose: () => void;
  onWholeDocument: (passageId: number) => void;
}

const previousIcon = <ChevronLeft size={20} className="rtl:-scale-x-100" />;
const nextIcon = <ChevronRight size={20} className="rtl:-scale-x-100" />;

/** One source read in place. Arrow keys go to its neighbours, Escape back to where it was opened. */
export function PassageDetail({ citations, n, onShow, onClose, onWholeDocument }: PassageDetailProps) {
  const t = useTranslations('sources');
  const heading = useRef<HTMLHeadingElement>(null);
  const at = citations.findIndex((each) => each.n === n);
  const citation = citations[at];

  useEffect(() => heading.current?.focus({ preventScroll: true }), [n]);
  if (!citation) return null;

  const step = (by: number) => {
    const next = citations[at + by];
    if (next) onShow(next.n);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') step(event.key === forward ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <article aria-labelledby="passage-title" className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 pt-2 pb-6" tabIndex={-1}>
        <div className="flex items-baseline gap-4">
          <span aria-hidden="true" className="font-serif text-display text-accent tabular-nums">{n}</span>
          <h3 id="passage-title" ref={heading} tabIndex={-1} dir="auto" className="text-title outline-none">
            {citation.title}
          </h3>
        </div>
        <div className="hairline-t hairline-b mt-4 py-4">
          <PassageFacts {...citation} />
        </div>
        <div dir="auto" className="mt-5 border-s-2 border-accent bg-mark px-5 py-4 font-serif text-body">
          <Prose key={citation.passageId} text={citation.text} />
        </div>
      </div>
      <footer className="hairline-t flex flex-col gap-2 px-4 py-3">
        <Button onClick={() => onWholeDocument(citation.passageId)} icon={<BookOpen size={18} aria-hidden="true" />}>
          {t('wholeDocument')}
        </Button>
        <div className="flex items-center justify-between">
          <IconButton icon={previousIcon} label={t('previous')} disabled={at === 0} onClick={() => step(-1)} />
          <p className="text-label text-soft tabular-nums">{t('position', { at: String(at + 1), count: String(citations.length) })}</p>
          <IconButton icon={nextIcon} label={t('next')} disabled={at === citations.length - 1} onClick={() => step(1)} />
        </div>
      </footer>
    </article>
  );
}
