'use client';

import { useEffect, useEffectEvent } from 'react';
import { useFloor } from '@/components/shell/floor';
import type { Asking } from './use-ask';

/**
 * A conversation that began on the page for new ones is known to the browser's history by its own address. Coming back to
 * it there brings the empty page with that address: then what was said is read again.
 */
export function useRestored(conversationId: string, asking: Asking): void {
  const { actions, isAt } = useFloor();
  const restore = useEffectEvent(async () => {
    if (asking.messages.length > 0 || !isAt(conversationId)) return;
    const opened = await actions.openConversation({ id: conversationId }).catch(() => undefined);
    if (opened?.ok) asking.show(opened.messages);
  });
  useEffect(() => void restore(), [conversationId]);
}
