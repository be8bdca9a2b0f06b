'use client';

import { Check } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface MenuItem {
  key: string;
  label: string;
  icon?: ReactNode;
  /** For choices: shown as chosen or not. */
  checked?: boolean;
  /** Items of one group stand together under its name. The empty name only draws a line. */
  group?: string;
  tone?: 'danger';
  /** The language of the label, where it differs from the page's. */
  lang?: string;
  onSelect: () => void;
}

const places = { 'above-start': 'bottom-full start-0 mb-2', 'above-end': 'bottom-full end-0 mb-2', 'below-end': 'top-full end-0 mt-1' } as const;

export interface MenuProps {
  /** The content of the button that opens the menu. */
  trigger: ReactNode;
  /** The name of the menu to assistive technology. */
  label: string;
  items: readonly MenuItem[];
  /** Said above the items. */
  header?: ReactNode;
  /** Where the list appears, seen from the button. */
  place?: keyof typeof places;
  /** The name of the button, when its content does not say it. */
  triggerLabel?: string;
  triggerClassName?: string;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}

/** A button that opens a short list of actions or choices: arrows move, Escape and a press elsewhere close. */
export function Menu({ trigger, label, items, header, place = 'above-start', triggerLabel, triggerClassName = 'min-w-12 gap-2 px-3' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      className="relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return;
        // A menu inside a dialog closes alone.
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-label={triggerLabel}
        onClick={() => setOpen((was) => !was)}
        className={`inline-flex min-h-12 items-center justify-center rounded-control text-label font-medium text-soft transition-colors hover:bg-tint hover:text-ink ${triggerClassName}`}
      >
        {trigger}
      </button>
      {open ? (
        <div className={`absolute z-40 w-max min-w-60 rounded-control border border-hairline bg-sheet py-2 shadow-sheet ${places[place]}`}>
          {header ? <div className="hairline-b mb-2 px-5 pt-2 pb-3">{header}</div> : null}
          <MenuList id={listId} label={label} items={items} onDone={close} />
        </div>
      ) : null}
    </div>
  );
}

function MenuList({ id, label, items, onDone }: { id: string; label: string; items: readonly MenuItem[]; onDone: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
    // At the foot of a list that scrolls, the menu would hang below the edge.
    void list.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const groups = [...Map.groupBy(items, ({ group }) => group ?? '').entries()];
  return (
    <div ref={list} id={id} role="menu" aria-label={label} tabIndex={-1} onKeyDown={moveFocus}>
      {groups.map(([group, members], at) => (
        <div key={group} role="group" aria-label={group || undefined} className={at > 0 ? 'hairline-t mt-2 pt-2' : ''}>
          {group ? <p aria-hidden="true" className="px-5 py-1 text-label text-soft">{group}</p> : null}
          {members.map((item) => (
            <MenuRow key={item.key} item={item} onDone={onDone} />
          ))}
        </div>
      ))}
    </div>
  );
}

function MenuRow({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const choice = item.checked !== undefined;
  return (
    <button
      type="button"
      role={choice ? 'menuitemradio' : 'menuitem'}
      aria-checked={item.checked}
      tabIndex={-1}
      lang={item.lang}
      onClick={() => {
        onDone();
        item.onSelect();
      }}
      className={`flex min-h-14 w-full items-center gap-3 px-5 text-start hover:bg-tint focus-visible:bg-tint focus-visible:outline-offset-[-2px] ${item.tone === 'danger' ? 'text-danger' : 'text-ink'}`}
    >
      <span aria-hidden="true" className="flex w-5 shrink-0 justify-center">
        {item.icon ?? (item.checked ? <Check size={18} /> : null)}
      </span>
      {item.label}
    </button>
  );
}
