'use client';

import { ArrowUpRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useFloor } from '@/components/shell/floor';
import { preloadProse } from './late-prose';

export interface WelcomeProps {
  /** The time of day in the shop. */
  greeting: 'morning' | 'afternoon' | 'evening';
  suggestions: readonly string[];
  onAsk: (question: string) => void;
}

/** Before the first question: a greeting, and what is worth asking here. */
export function Welcome({ greeting, suggestions, onAsk }: WelcomeProps) {
  const t = useTranslations('welcome');
  const { viewer } = useFloor();
  useEffect(preloadProse, []);
  const firstName = viewer.name.split(' ')[0] ?? viewer.name;
  return (
    <div className="mx-auto flex min-h-full w-full max-w-3xl flex-col justify-end px-6 pt-10 pb-4 sm:px-10">
      <p className="mb-3 text-label text-soft">
        {viewer.storeName}, {viewer.city}
      </p>
      <h1 className="text-display font-[380]">{t(greeting, { name: firstName })}</h1>
      <p className="mt-3 max-w-[34rem] text-body text-soft">{t('lead')}</p>
      {suggestions.length > 0 ? (
        <section aria-labelledby="suggestions" className="mt-10">
          <h2 id="suggestions" className="mb-1 font-sans text-label font-medium text-soft">
            {t('suggestions')}
          </h2>
          <ul className="hairline-b">
            {suggestions.map((suggestion) => (
              <li key={suggestion} className="hairline-t">
                <button type="button" onClick={() => onAsk(suggestion)} className="group -mx-3 flex min-h-14 w-[calc(100%+1.5rem)] items-center justify-between gap-4 px-3 py-2.5 text-start font-serif text-[1.1875rem] leading-snug transition-colors hover:bg-tint hover:text-accent">
                  <bdi className="min-w-0">{suggestion}</bdi>
                  <ArrowUpRight size={20} aria-hidden="true" className="shrink-0 text-soft group-hover:text-accent rtl:-scale-x-100" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
