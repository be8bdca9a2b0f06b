'use client';

import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { useReading } from './reading';

/** Arrow keys go from citation to citation of the same answer, in reading order. */
function moveAmongCitations(event: KeyboardEvent<HTMLButtonElement>): void {
  const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
  const step = { ArrowRight: rightToLeft ? -1 : 1, ArrowLeft: rightToLeft ? 1 : -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = [...(event.currentTarget.closest('[data-answer]')?.querySelectorAll<HTMLElement>('[data-citation]') ?? [])];
  const next = all.at((all.indexOf(event.currentTarget) + step) % all.length);
  event.preventDefault();
  next?.focus();
}

/** `[n]` as a raised number that opens its passage. The area to touch is larger than the sign. */
export function CitationMark({ n }: { n: number }) {
  const t = useTranslations('answer');
  const reading = useReading();
  const citation = reading?.citations.find((each) => each.n === n);
  if (!reading || !citation) return null;
  const open = reading.openN === n;
  return (
    <sup className="whitespace-nowrap">
      <button
        type="button"
        data-citation={n}
        aria-label={t('citation', { n: String(n), title: citation.title })}
        aria-expanded={open}
        onClick={(event) => reading.open(n, event.currentTarget)}
        onKeyDown={moveAmongCitations}
        className={`relative mx-px inline-flex h-5 min-w-5 items-center justify-center rounded-control px-1 font-sans text-[0.8125rem] leading-none font-semibold tabular-nums before:absolute before:-inset-x-1.5 before:-inset-y-3.5 before:content-[''] ${open ? 'bg-accent text-on-accent' : 'bg-mark text-accent hover:bg-accent hover:text-on-accent'}`}
      >
        {n}
      </button>
    </sup>
  );
}
