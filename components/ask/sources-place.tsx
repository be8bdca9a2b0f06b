'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/dialog';
import type { ReadableCollection } from '@/lib/contract/floor-actions';
import { ReadingRoom } from './reading-room';
import { SourcesPane, type SourcesPaneProps } from './sources-pane';

export interface SourcesPlaceProps extends Omit<SourcesPaneProps, 'empty'> {
  wide: boolean;
  collections: readonly ReadableCollection[];
  /** Whether the sheet is up, where there is no room for a pane. */
  sheet: boolean;
  onCloseSheet: () => void;
}

/** Where sources are read: a pane beside the conversation, or a sheet over it. */
export function SourcesPlace({ wide, collections, sheet, onCloseSheet, ...pane }: SourcesPlaceProps) {
  const t = useTranslations();
  const title = t(pane.citations.length > 0 ? 'sources.title' : 'welcome.canRead');
  const content = <SourcesPane {...pane} empty={<ReadingRoom collections={collections} />} />;
  return (
    <>
      <aside aria-label={t('sources.region')} className="hairline-s hidden w-[38%] max-w-[34rem] shrink-0 flex-col wide:flex">
        <h2 className="px-6 pt-6 pb-3 text-title">{title}</h2>
        {wide ? content : null}
      </aside>
      <Dialog open={sheet && !wide} onClose={onCloseSheet} title={title} closeLabel={t('common.close')} place="bottom" flush>
        {wide ? null : content}
      </Dialog>
    </>
  );
}
