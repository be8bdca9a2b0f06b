'use client';

import type { RefObject } from 'react';
import { useFloor } from '@/components/shell/floor';
import { takeKeyboardFocus } from '@/components/ui/keyboard-focus';
import type { Asking } from './use-ask';

/** What can be done after an answer, or instead of it: ask again, or begin a new conversation. */
export function useWaysOn(asking: Asking, textareaRef: RefObject<HTMLTextAreaElement | null>) {
  const { startConversation } = useFloor();
  return {
    onAskAgain() {
      takeKeyboardFocus(textareaRef.current);
      asking.askAgain();
    },
    onNew() {
      // At once: the new page is a request away, and the model writes until it is told.
      asking.stop();
      startConversation();
    },
  };
}
