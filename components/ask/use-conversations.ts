'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { useFloor } from '@/components/shell/floor';
import { useToaster } from '@/components/ui/toast';
import type { ActionResult, ConversationLine } from '@/lib/contract/floor-actions';
import type { ErrorCode } from '@/lib/errors';

export type ConversationsState = { state: 'loading' } | { state: 'loaded'; conversations: readonly ConversationLine[]; more: boolean } | { state: 'failed'; code: ErrorCode };

/** A pause in typing after which a search begins. */
const searchDelayMs = 250;

/** An action that never rejects: a lost connection is a failure like others. */
async function settled<Result extends object>(work: Promise<ActionResult<Result>>): Promise<ActionResult<Result>> {
  return work.catch(() => ({ ok: false, code: 'unexpected' }));
}

/** The reader's own conversations that hold `words`, read anew whenever the list is opened. */
function useList(open: boolean, words: string) {
  const { actions } = useFloor();
  const [list, setList] = useState<ConversationsState>({ state: 'loading' });

  const load = useCallback(async () => {
    const result = await settled(actions.loadConversations({ words }));
    return result.ok ? ({ state: 'loaded', conversations: result.conversations, more: result.more } as const) : ({ state: 'failed', code: result.code } as const);
  }, [actions, words]);
  const reload = useCallback(() => void load().then(setList), [load]);
  const change = useCallback((edit: (lines: readonly ConversationLine[]) => readonly ConversationLine[]) => {
    setList((now) => (now.state === 'loaded' ? { ...now, conversations: edit(now.conversations) } : now));
  }, []);

  useEffect(() => {
    if (!open) return;
    let current = true;
    const timer = setTimeout(() => void load().then((next) => current && setList(next)), words === '' ? 0 : searchDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, words, load]);
  return { list, reload, change };
}

/** The list of conversations and what can be done to one: shown at once, put right again if the server did not agree. */
export function useConversations(open: boolean, words: string) {
  const t = useTranslations();
  const toaster = useToaster();
  const { actions } = useFloor();
  const { list, reload, change } = useList(open, words);

  const orReload = async (work: Promise<ActionResult>): Promise<boolean> => {
    const result = await settled(work);
    if (result.ok) return true;
    toaster.show({ text: t(`errors.${result.code}`) });
    reload();
    return false;
  };
  const restore = async (id: string) => {
    if (await orReload(actions.restore({ id }))) toaster.show({ text: t('conversations.restored') });
    reload();
  };
  return {
    list,
    reload,
    async rename(id: string, title: string) {
      change((lines) => lines.map((line) => (line.id === id ? { ...line, title } : line)));
      await orReload(actions.rename({ id, title }));
    },
    async remove(id: string) {
      change((lines) => lines.filter((line) => line.id !== id));
      if (!(await orReload(actions.remove({ id })))) return;
      toaster.show({ text: t('conversations.deleted'), undo: { label: t('common.undo'), run: () => void restore(id) } });
    },
  };
}
