'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { useFloor } from '@/components/shell/floor';
import { useToaster } from '@/components/ui/toast';
import type { ConversationLine } from '@/lib/contract/floor-actions';
import type { ErrorCode } from '@/lib/errors';

export type ConversationsState = { state: 'loading' } | { state: 'loaded'; conversations: readonly ConversationLine[] } | { state: 'failed'; code: ErrorCode };

/** A pause in typing after which a search begins. */
const searchDelayMs = 250;

/** The reader's own conversations that hold `words`, read anew whenever the list is opened; and what can be done to one. */
export function useConversations(open: boolean, words: string) {
  const t = useTranslations();
  const toaster = useToaster();
  const { actions } = useFloor();
  const [list, setList] = useState<ConversationsState>({ state: 'loading' });

  const load = useCallback(async (): Promise<ConversationsState> => {
    const result = await actions.loadConversations({ words }).catch(() => ({ ok: false, code: 'unexpected' }) as const);
    return result.ok ? { state: 'loaded', conversations: result.conversations } : { state: 'failed', code: result.code };
  }, [actions, words]);

  useEffect(() => {
    if (!open) return;
    let current = true;
    const timer = setTimeout(() => void load().then((next) => current && setList(next)), words === '' ? 0 : searchDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, words, load]);

  const change = (edit: (lines: readonly ConversationLine[]) => readonly ConversationLine[]) =>
    setList((now) => (now.state === 'loaded' ? { ...now, conversations: edit(now.conversations) } : now));
  const reload = () => void load().then(setList);
  const orReload = async (work: Promise<{ ok: true } | { ok: false; code: ErrorCode }>): Promise<boolean> => {
    const result = await work.catch(() => ({ ok: false, code: 'unexpected' }) as const);
    if (result.ok) return true;
    toaster.show({ text: t(`errors.${result.code}`) });
    reload();
    return false;
  };

  return {
    list,
    reload,
    async rename(id: string, title: string) {
      change((lines) => lines.map((line) => (line.id === id ? { ...line, title } : line)));
      return orReload(actions.rename({ id, title }));
    },
    async remove(id: string) {
      change((lines) => lines.filter((line) => line.id !== id));
      const removed = await orReload(actions.remove({ id }));
      if (!removed) return;
      const restore = async () => {
        if (await orReload(actions.restore({ id }))) toaster.show({ text: t('conversations.restored') });
        reload();
      };
      toaster.show({ text: t('conversations.deleted'), undo: { label: t('common.undo'), run: () => void restore() } });
    },
  };
}
