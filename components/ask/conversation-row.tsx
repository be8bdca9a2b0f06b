'use client';

import { EllipsisVertical, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState, type KeyboardEvent } from 'react';
import { focusIfNowhere } from '@/components/ui/keyboard-focus';
import { Menu } from '@/components/ui/menu';
import { useDates } from '@/components/ui/use-dates';
import { titleMaxCharacters, type ConversationLine } from '@/lib/contract/floor-actions';

export interface ConversationRowProps {
  conversation: ConversationLine;
  current: boolean;
  timeZone: string;
  onOpen: () => void;
  onRename: (title: string) => void;
  onRemove: () => void;
}

/** One conversation in the list: open it, give it another title in place, or delete it. */
export function ConversationRow({ conversation, current, timeZone, onOpen, onRename, onRemove }: ConversationRowProps) {
  const t = useTranslations('conversations');
  const { hour } = useDates();
  const [renaming, setRenaming] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const { title, updatedAt } = conversation;
  if (renaming) {
    return (
      <RenameField
        title={title}
        onDone={(next) => {
          setRenaming(false);
          focusIfNowhere(() => row.current?.querySelector<HTMLElement>('[aria-haspopup]'));
          if (next !== undefined && next !== title) onRename(next);
        }}
      />
    );
  }
  return (
    <div ref={row} className={`flex items-center gap-1 ${current ? 'bg-mark' : ''}`}>
      <button type="button" aria-current={current ? 'true' : undefined} onClick={onOpen} className="flex min-h-14 min-w-0 flex-1 flex-col justify-center px-6 py-2 text-start hover:bg-tint">
        <bdi className="line-clamp-2 leading-snug font-medium">{title}</bdi>
        <span className="text-label text-soft">{hour(updatedAt, timeZone)}</span>
      </button>
      <Menu
        label={t('more', { title })}
        triggerLabel={t('more', { title })}
        place="below-end"
        triggerClassName="min-w-16 flex-col gap-0.5 py-1.5"
        trigger={
          <>
            <EllipsisVertical size={20} aria-hidden="true" />
            <span className="leading-tight">{t('moreShort')}</span>
          </>
        }
        items={[
          { key: 'rename', label: t('rename'), icon: <Pencil size={18} />, onSelect: () => setRenaming(true) },
          { key: 'delete', label: t('delete'), icon: <Trash2 size={18} />, tone: 'danger', onSelect: onRemove },
        ]}
      />
    </div>
  );
}

function RenameField({ title, onDone }: { title: string; onDone: (next: string | undefined) => void }) {
  const t = useTranslations('conversations');
  const [text, setText] = useState(title);
  const keep = () => onDone(text.trim() || undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep();
    else if (event.key === 'Escape') onDone(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      ref={(input) => input?.focus()}
      aria-label={t('renameLabel')}
      dir="auto"
      value={text}
      maxLength={titleMaxCharacters}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
      className="mx-4 my-1 min-h-12 w-[calc(100%-2rem)] rounded-control border border-accent bg-paper px-2 font-medium"
    />
  );
}
