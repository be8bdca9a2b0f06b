'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useFloor } from '@/components/shell/floor';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { useDates } from '@/components/ui/use-dates';
import type { ErrorCode } from '@/lib/errors';
import { byDay } from './by-day';
import { ConversationRow } from './conversation-row';
import { useConversations } from './use-conversations';

export interface ConversationsDrawerProps {
  open: boolean;
  onClose: () => void;
  currentId: string;
  /** The conversation that is shown has another title now. */
  onRenamed: (title: string) => void;
}

/** The reader's own conversations, by day, from the side. */
export function ConversationsDrawer({ open, onClose, currentId, onRenamed }: ConversationsDrawerProps) {
  const t = useTranslations('conversations');
  const common = useTranslations('common');
  const [words, setWords] = useState('');
  const searchId = useId();
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} closeLabel={common('close')} place="start" flush>
      <div className="flex h-full flex-col">
        <div className="hairline-b relative">
          <label htmlFor={searchId} className="sr-only">
            {t('search')}
          </label>
          <Search size={18} aria-hidden="true" className="pointer-events-none absolute start-6 top-1/2 -translate-y-1/2 text-soft" />
          <input id={searchId} type="search" dir="auto" value={words} placeholder={t('search')} onChange={(event) => setWords(event.target.value)} className="min-h-14 w-full bg-transparent ps-14 pe-5 outline-offset-[-2px] placeholder:text-soft" />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-6">
          <ConversationList open={open} words={words.trim()} currentId={currentId} onClose={onClose} onRenamed={onRenamed} />
        </div>
      </div>
    </Dialog>
  );
}

function ConversationList({ open, words, currentId, onClose, onRenamed }: ConversationsDrawerProps & { words: string }) {
  const t = useTranslations();
  const { weekday } = useDates();
  const { viewer, openConversation, startConversation } = useFloor();
  const { list, reload, rename, remove } = useConversations(open, words);
  const renameTo = (id: string, title: string) => {
    void rename(id, title);
    if (id === currentId) onRenamed(title);
  };
  if (list.state === 'loading') return <Skeleton lines={6} label={t('conversations.loading')} className="px-6 pt-6" />;
  if (list.state === 'failed') return <ListFailed code={list.code} onRetry={reload} />;
  if (list.conversations.length === 0) {
    return <p className="px-6 pt-6 text-soft">{words === '' ? t('conversations.empty') : t('conversations.noMatch', { words })}</p>;
  }
  return (
    <>
      {byDay(list.conversations, new Date(), viewer.timeZone).map(({ day, relation, conversations }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`} className="px-6 pt-5 pb-1.5 font-sans text-label font-medium text-soft">
            {relation === 'earlier' ? weekday(day) : t(`conversations.${relation}`)}
          </h3>
          <ul>
            {conversations.map((conversation) => (
              <li key={conversation.id}>
                <ConversationRow
                  conversation={conversation}
                  current={conversation.id === currentId}
                  timeZone={viewer.timeZone}
                  onOpen={() => {
                    onClose();
                    openConversation(conversation.id);
                  }}
                  onRename={(title) => renameTo(conversation.id, title)}
                  onRemove={() => {
                    void remove(conversation.id);
                    if (conversation.id === currentId) startConversation();
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {list.more ? <p className="px-6 pt-6 text-label text-soft">{t('conversations.olderFound', { count: list.conversations.length })}</p> : null}
    </>
  );
}

function ListFailed({ code, onRetry }: { code: ErrorCode; onRetry: () => void }) {
  const t = useTranslations();
  return (
    <div className="flex flex-col items-start gap-4 px-6 pt-6">
      <p>{t(`errors.${code}`)}</p>
      <Button onClick={onRetry}>{t('common.retry')}</Button>
    </div>
  );
}
