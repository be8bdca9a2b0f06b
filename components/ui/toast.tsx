'use client';

import { createContext, use, useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from './button';
import { focusIfNowhere, isKeyboardFocus } from './keyboard-focus';

const shownMs = 8_000;

export interface Toast {
  text: string;
  /** A way back, offered for as long as the toast is shown. */
  undo?: { label: string; run: () => void };
}

interface Toaster {
  show(toast: Toast): void;
  /** Makes an outlet the topmost one until the returned function is called. */
  register(outletId: string): () => void;
  toast: (Toast & { key: number }) | undefined;
  topOutlet: string | undefined;
  dismiss(): void;
}

const ToasterContext = createContext<Toaster | undefined>(undefined);

function useOwnToaster(): Toaster {
  const toaster = use(ToasterContext);
  if (!toaster) throw new Error('useToaster needs a ToastProvider above it');
  return toaster;
}

/** The toaster of the page. */
export function useToaster(): Pick<Toaster, 'show'> {
  return useOwnToaster();
}

/** Holds one toast at a time; a newer one replaces it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toaster['toast']>();
  const [outlets, setOutlets] = useState<readonly string[]>([]);
  const key = useRef(0);

  const show = useCallback((next: Toast) => {
    key.current += 1;
    setToast({ ...next, key: key.current });
  }, []);
  const register = useCallback((outletId: string) => {
    setOutlets((before) => [...before, outletId]);
    return () => setOutlets((before) => before.filter((each) => each !== outletId));
  }, []);
  const dismiss = useCallback(() => setToast(undefined), []);
  const toaster = useMemo(() => ({ show, register, dismiss, toast, topOutlet: outlets.at(-1) }), [show, register, dismiss, toast, outlets]);

  return (
    <ToasterContext value={toaster}>
      {children}
      <ToastOutlet />
    </ToasterContext>
  );
}

/** Where toasts appear, at the lower edge. A modal layer has its own, because everything behind it is out of reach. */
export function ToastOutlet() {
  const id = useId();
  const { register, toast, topOutlet, dismiss } = useOwnToaster();
  useEffect(() => register(id), [register, id]);
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-28 z-50 flex justify-center px-4">
      {toast && topOutlet === id ? <ToastCard key={toast.key} toast={toast} onDone={dismiss} /> : null}
    </div>
  );
}

/** It goes by itself, but waits while it is touched or focused. */
function ToastCard({ toast: { text, undo }, onDone }: { toast: Toast; onDone: () => void }) {
  const [held, setHeld] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  // What was deleted took the focus with it: the way back takes it, which nobody finds by Tab in eight seconds.
  useEffect(() => focusIfNowhere(() => card.current?.querySelector('button')), []);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onDone, shownMs);
    return () => clearTimeout(timer);
  }, [held, onDone]);
  return (
    <div
      ref={card}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={(event) => setHeld(isKeyboardFocus(event.target))}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex min-h-14 items-center gap-4 rounded-control bg-ink py-1 ps-6 pe-2 text-paper shadow-sheet"
    >
      <span className="py-2 pe-4">{text}</span>
      {undo ? (
        <Button
          tone="plain"
          className="text-paper underline underline-offset-4 hover:bg-transparent"
          onClick={() => {
            const layer = card.current?.closest('dialog');
            undo.run();
            onDone();
            focusIfNowhere(() => layer?.querySelector('button'));
          }}
        >
          {undo.label}
        </Button>
      ) : null}
    </div>
  );
}
