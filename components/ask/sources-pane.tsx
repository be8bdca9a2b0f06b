'use client';

import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import type { Citation } from '@/lib/contract/citation';
import { PassageDetail } from './passage-detail';
import { citedNumbers } from './read-answer';
import { SourceCard } from './source-card';

export interface SourcesPaneProps {
  citations: readonly Citation[];
  /** The text of the answer, to tell cited sources from those only found. */
  text: string;
  openN: number | undefined;
  onShow: (n: number) => void;
  onClose: () => void;
  onWholeDocument: (passageId: number) => void;
  /** Shown as long as there are no sources. */
  empty: ReactNode;
}

/** The sources of one answer: the list of cards, or one of them opened. */
export function SourcesPane({ citations, text, openN, onShow, onClose, onWholeDocument, empty }: SourcesPaneProps) {
  const t = useTranslations('sources');
  if (citations.length === 0) return <>{empty}</>;
  const opened = citations.some(({ n }) => n === openN) ? openN : undefined;
  const cited = new Set(citedNumbers(text));
  const groups = [
    { title: t('cited'), citations: citations.filter(({ n }) => cited.has(n)) },
    { title: cited.size === 0 ? undefined : t('alsoFound'), citations: citations.filter(({ n }) => !cited.has(n)) },
  ].filter((group) => group.citations.length > 0);
  const inOrder = groups.flatMap((group) => group.citations);

  if (opened !== undefined) {
    return (
      <>
        <div className="px-3 pt-2">
          <IconButton icon={<ArrowLeft size={18} className="rtl:-scale-x-100" />} label={t('all')} onClick={onClose} />
        </div>
        <PassageDetail citations={inOrder} n={opened} onShow={onShow} onClose={onClose} onWholeDocument={onWholeDocument} />
      </>
    );
  }
  return (
    // Relative, so that the texts for screen readers in it make this part longer, and not the page.
    <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain pb-6">
      {groups.map((group) => (
        <section key={group.title ?? ''} aria-label={group.title}>
          {group.title ? <h3 className="px-6 pt-5 pb-2 font-sans text-label font-medium text-soft">{group.title}</h3> : null}
          <ul className="hairline-b">
            {group.citations.map((citation) => (
              <li key={citation.n} className="hairline-t">
                <SourceCard citation={citation} onOpen={() => onShow(citation.n)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
