'use client';

import { useEffect, useRef } from 'react';
import { useOnline } from '@/components/shell/connection-banner';
import { useFloor } from '@/components/shell/floor';
import { takeKeyboardFocus } from '@/components/ui/keyboard-focus';
import type { ComposerProps } from './composer';
import type { Asking } from './use-ask';
import { useDraft } from './use-draft';

/** The composer's state: the draft that outlives the page, and what asking does. */
export function useComposer(conversationId: string, asking: Asking, { onAsked, databaseAway }: { onAsked: () => void; databaseAway: boolean }): ComposerProps {
  const { viewer, showAddress } = useFloor();
  const [draft, setDraft] = useDraft(viewer.staffId);
  const online = useOnline();
  const textareaRef = useRef<HTMLTextAreaElement>(null);
  const busy = asking.phase === 'open';

  useEffect(() => {
    // A keyboard that is not on the screen costs no room: begin writing at once.
    if (matchMedia('(hover: hover) and (pointer: fine)').matches) textareaRef.current?.focus();
  }, []);

  const onAsk = (question: string) => {
    // The question stays where it is when nobody can answer it: the banner says why.
    if (busy || !online || databaseAway) return;
    setDraft('');
    onAsked();
    showAddress(conversationId);
    asking.ask(question);
    // A keyboard on the screen makes room for the answer; whoever pressed a button by a real one goes on writing.
    if (document.activeElement === textareaRef.current && matchMedia('(pointer: coarse)').matches) textareaRef.current?.blur();
    else takeKeyboardFocus(textareaRef.current);
  };
  const onStop = () => {
    takeKeyboardFocus(textareaRef.current);
    asking.stop();
  };
  return { draft, onDraft: setDraft, onAsk, onStop, busy, stopping: asking.stopping, followUp: asking.messages.length > 0, textareaRef };
}
