'use client';

import { BookOpen, MessagesSquare, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '@/components/ui/icon-button';
import { AccountMenu } from './account-menu';

export interface FloorNavProps {
  onNew: () => void;
  onConversations: () => void;
  /** Where there is no pane for them. */
  onSources: () => void;
}

/** The main actions where the thumbs are: a rail at the side of a wide screen, a bar at the foot of a tall one. */
export function FloorNav({ onNew, onConversations, onSources }: FloorNavProps) {
  const t = useTranslations('shell');
  return (
    <nav
      aria-label={t('navigation')}
      className="hairline-t order-last flex shrink-0 items-stretch justify-around gap-2 px-2 pt-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] wide:hairline-e wide:order-first wide:w-28 wide:flex-col wide:justify-end wide:border-t-0 wide:px-1.5 wide:pt-4 wide:pb-4"
    >
      <div className="hidden flex-1 items-start justify-center pt-2 wide:flex">
        <span aria-hidden="true" lang="en" dir="ltr" className="rotate-180 font-serif text-title text-accent [writing-mode:vertical-rl]">
          Floorhand
        </span>
      </div>
      <AccountMenu />
      <IconButton arrangement="stacked" icon={<MessagesSquare size={22} />} label={t('conversations')} onClick={onConversations} />
      <IconButton arrangement="stacked" className="wide:hidden" icon={<BookOpen size={22} />} label={t('sources')} onClick={onSources} />
      <IconButton arrangement="stacked" icon={<Plus size={22} />} label={t('newQuestion')} onClick={onNew} />
    </nav>
  );
}
