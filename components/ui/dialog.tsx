'use client';

import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './icon-button';
import { Scroller } from './scroller';
import { ToastOutlet } from './toast';

const places = {
  centre: 'm-auto w-[min(34rem,calc(100vw-2rem))] max-h-[calc(100dvh-2rem)]',
  start: 'my-0 ms-0 me-auto h-dvh max-h-none w-[min(26rem,calc(100vw-2.5rem))]',
  end: 'my-0 me-0 ms-auto h-dvh max-h-none w-[min(34rem,calc(100vw-2.5rem))]',
  bottom: 'mb-0 mt-auto mx-0 w-full max-w-none max-h-[88dvh] border-x-0 border-b-0',
  sheet: 'm-auto h-[calc(100dvh-2rem)] max-h-none w-[min(56rem,calc(100vw-2rem))]',
} as const;

export interface DialogProps {
  open: boolean;
  /** Called for every way out: the close button, Escape, a press beside it. */
  onClose: () => void;
  title: string;
  closeLabel: string;
  /** `start`, `end` and `bottom` are sheets that come from that edge. */
  place?: keyof typeof places;
  /** Says more than the title to assistive technology. */
  describedBy?: string;
  /** An alert interrupts and cannot be pressed away beside it. */
  alert?: boolean;
  /** The content brings its own margins and scrolling. */
  flush?: boolean;
  children: ReactNode;
  /** Actions, at the lower edge where the thumbs are. */
  footer?: ReactNode;
}

/** A modal layer on the browser's own dialog: focus stays in it, Escape leaves it, and focus returns to where it came from. */
export function Dialog({ open, onClose, title, closeLabel, place = 'centre', describedBy, alert = false, flush = false, children, footer }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      role={alert ? 'alertdialog' : undefined}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      onClose={onClose}
      onCancel={(event) => {
        if (alert) event.preventDefault();
      }}
      onClick={(event) => {
        if (!alert && event.target === dialog.current) dialog.current.close();
      }}
      className={`border border-hairline bg-sheet p-0 shadow-sheet ${places[place]}`}
    >
      {open ? (
        <div className="flex h-full max-h-[inherit] flex-col">
          <header className="hairline-b flex min-h-16 items-center justify-between gap-4 py-2 ps-6 pe-3">
            <h2 id={titleId} className="min-w-0 text-title">
              {title}
            </h2>
            {alert ? null : <IconButton icon={<X size={20} />} label={closeLabel} onClick={() => dialog.current?.close()} />}
          </header>
          {flush ? (
            <div className="flex min-h-0 flex-1 flex-col">{children}</div>
          ) : (
            <Scroller label={title} className="min-h-0 flex-1 px-6 py-5">
              {children}
            </Scroller>
          )}
          <ToastOutlet />
          {footer ? <footer className="hairline-t flex flex-wrap justify-end gap-2 px-6 py-4">{footer}</footer> : null}
        </div>
      ) : null}
    </dialog>
  );
}
