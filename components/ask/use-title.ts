'use client';

import { useEffect, useState } from 'react';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { titleOf } from '@/lib/contract/title-of';
import { textOf } from './exchanges';

/**
 * The title of the conversation: the reader's own, the server's, or what the server will call one that has just begun. The browser's
 * tab says it too, where the page came with another. `given` is empty for a conversation that was new when the page was made.
 */
export function useTitle(given: string, messages: readonly FloorMessage[]) {
  const [chosen, setChosen] = useState<string>();
  const first = messages[0];
  const title = chosen ?? (given !== '' ? given : first && titleOf(textOf(first)));
  useEffect(() => {
    if (title === undefined || title === given) return;
    const before = document.title;
    const own = `${title} · Floorhand`;
    document.title = own;
    return () => {
      // The next page has said its own by now, unless it is called as this one was.
      if (document.title === own) document.title = before;
    };
  }, [title, given]);
  return { title, setTitle: setChosen };
}
