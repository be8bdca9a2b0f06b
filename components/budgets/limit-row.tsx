'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { Limit, LimitSubject } from '@/lib/contract/budget-limits';
import { LimitForm } from './limit-form';
import type { ChangeLimit } from './use-change-limit';

export interface LimitRowProps {
  name: string;
  /** Beside the name. */
  note?: ReactNode;
  subject: LimitSubject;
  /** What is set for the subject itself. */
  own: Limit | null;
  /** What holds for it: its own, or the one for all. */
  limit: Limit | null;
  currency: string;
  /** Null for whoever may only look. */
  change: ChangeLimit | null;
  children: ReactNode;
}

const noLimit: Limit = { costMicros: 0, tokens: 0 };

/** One budget: its name, how it stands, and its limit to be changed in place. */
export function LimitRow({ name, note, subject, own, limit, currency, change, children }: LimitRowProps) {
  const t = useTranslations('budgets');
  const [state, setState] = useState<'shown' | 'edited' | 'saving'>('shown');
  const place = useRef<HTMLLIElement>(null);
  const close = () => {
    setState('shown');
    requestAnimationFrame(() => place.current?.querySelector('button')?.focus());
  };
  const save = async (after: Limit | null) => {
    setState('saving');
    const saved = await change?.({ name, subject, before: own, after });
    if (saved) close();
    else setState('edited');
  };
  return (
    <li ref={place} className="hairline-b flex flex-col gap-3 py-4">
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <h3 className="flex flex-wrap items-baseline gap-x-3 font-sans text-body font-medium">
          <bdi>{name}</bdi>
          {note}
        </h3>
        {change !== null && state === 'shown' ? (
          <Button tone="plain" className="-me-4" aria-label={t('changeNamed', { name })} onClick={() => setState('edited')}>
            {t('change')}
          </Button>
        ) : null}
      </div>
      {children}
      {state === 'shown' ? null : (
        <LimitForm label={t('changeNamed', { name })} currency={currency} limit={own ?? limit ?? noLimit} removable={subject.level === 'store' && subject.storeId !== null && own !== null} busy={state === 'saving'} onSave={(after) => void save(after)} onCancel={close} />
      )}
    </li>
  );
}
