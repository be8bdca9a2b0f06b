'use client';

import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from './button';

const shownMs = 8_000;

export interface Toast {
  text: string;
  /** A way back, offered for as long as the toast is shown. */
  undo?: { label: string; run: () => void };
}

interface Toaster {
  show(toast: Toast): void;
}

const ToasterContext = createContext<Toaster | undefined>(undefined);

/** The toaster of the page. */
export function useToaster(): Toaster {
  const toaster = use(ToasterContext);
  if (!toaster) throw new Error('useToaster needs a ToastProvider above it');
  return toaster;
}

/** Holds one toast at a time at the lower edge; a newer one replaces it. It waits while it is touched or focused. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<(Toast & { key: number }) | undefined>();
  const [held, setHeld] = useState(false);
  const key = useRef(0);

  const show = useCallback((next: Toast) => {
    key.current += 1;
    setToast({ ...next, key: key.current });
  }, []);
  const toaster = useMemo(() => ({ show }), [show]);

  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => setToast(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [toast, held]);

  return (
    <ToasterContext value={toaster}>
      {children}
      <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-28 z-50 flex justify-center px-4">
        {toast ? <ToastCard key={toast.key} toast={toast} onHold={setHeld} onDone={() => setToast(undefined)} /> : null}
      </div>
    </ToasterContext>
  );
}

function ToastCard({ toast, onHold, onDone }: { toast: Toast; onHold: (held: boolean) => void; onDone: () => void }) {
  const { undo } = toast;
  return (
    <div
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
      className="pointer-events-auto flex min-h-14 items-center gap-4 rounded-control border border-hairline bg-sheet py-1 ps-6 pe-2 shadow-sheet"
    >
      <span>{toast.text}</span>
      {undo ? (
        <Button
          tone="plain"
          className="text-accent"
          onClick={() => {
            undo.run();
            onHold(false);
            onDone();
          }}
        >
          {undo.label}
        </Button>
      ) : null}
    </div>
  );
}
