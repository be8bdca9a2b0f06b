'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface MenuItem {
  key: string;
  label: string;
  icon?: ReactNode;
  /** For choices: shown as chosen or not. */
  checked?: boolean;
  /** Shown above this item, to begin a group. */
  group?: string;
  tone?: 'danger';
  /** The language of the label, where it differs from the page's. */
  lang?: string;
  onSelect: () => void;
}

export interface MenuProps {
  /** The content of the button that opens the menu. */
  trigger: ReactNode;
  /** The name of the menu to assistive technology. */
  label: string;
  items: readonly MenuItem[];
  /** Where the list appears, seen from the button. */
  place?: 'above-start' | 'above-end' | 'below-end';
  triggerClassName?: string;
}

const places = { 'above-start': 'bottom-full start-0 mb-2', 'above-end': 'bottom-full end-0 mb-2', 'below-end': 'top-full end-0 mt-2' } as const;

function moveFocus(list: HTMLElement, event: KeyboardEvent): void {
  const items = [...list.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}

/** A button that opens a short list of actions or choices: arrows move, Escape and a press elsewhere close. */
export function Menu({ trigger, label, items, place = 'above-start', triggerClassName = '' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();

  const close = (returnFocus: boolean) => {
    setOpen(false);
    if (returnFocus) button.current?.focus();
  };

  return (
    <div
      className="relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close(false);
      }}
      onKeyDown={(event) => {
        if (open && event.key === 'Escape') {
          event.stopPropagation();
          close(true);
        }
      }}
    >
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        onClick={() => setOpen((was) => !was)}
        className={`inline-flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-control px-3 text-label font-medium text-soft transition-colors hover:bg-tint hover:text-ink ${triggerClassName}`}
      >
        {trigger}
      </button>
      {open ? <MenuList id={listId} label={label} items={items} place={place} onDone={() => close(true)} /> : null}
    </div>
  );
}

function MenuList({ id, label, items, place, onDone }: { id: string; label: string; items: readonly MenuItem[]; place: keyof typeof places; onDone: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus(), []);
  return (
    <div
      ref={list}
      id={id}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => moveFocus(event.currentTarget, event)}
      className={`absolute z-40 min-w-56 rounded-control border border-hairline bg-sheet py-2 shadow-sheet ${places[place]}`}
    >
      {items.map((item) => (
        <MenuRow key={item.key} item={item} onDone={onDone} />
      ))}
    </div>
  );
}

function MenuRow({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  return (
    <>
      {item.group ? <p className="px-5 pt-3 pb-1 text-label text-soft">{item.group}</p> : null}
      <button
        type="button"
        role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
        aria-checked={item.checked}
        tabIndex={-1}
        lang={item.lang}
        onClick={() => {
          onDone();
          item.onSelect();
        }}
        className={`flex min-h-12 w-full items-center gap-3 px-5 text-start hover:bg-tint focus-visible:bg-tint ${item.tone === 'danger' ? 'text-danger' : 'text-ink'}`}
      >
        <span aria-hidden="true" className="flex w-5 justify-center">
          {item.icon ?? (item.checked ? '✓' : '')}
        </span>
        {item.label}
      </button>
    </>
  );
}
