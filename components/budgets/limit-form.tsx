'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useKeys } from '@/components/ui/use-keys';
import { useFigures } from '@/components/usage/use-figures';
import { limitMost, readLimit, type Limit } from '@/lib/contract/budget-limits';
import { writeMicros } from '@/lib/money';

export interface LimitFormProps {
  /** Whose limit it is, for assistive technology. */
  label: string;
  currency: string;
  /** What stands in the fields at first. */
  limit: Limit;
  /** A store's own limit can be taken away. */
  removable: boolean;
  busy: boolean;
  onSave(after: Limit | null): void;
  onCancel(): void;
}

/** Changes a limit in its place. Escape leaves it as it was. */
export function LimitForm({ label, currency, limit, removable, busy, onSave, onCancel }: LimitFormProps) {
  const t = useTranslations('budgets');
  const common = useTranslations('common');
  const { money, whole } = useFigures(currency);
  const [wrong, setWrong] = useState({ cost: false, tokens: false });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.select();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useKeys(form, (key) => {
    if (key === 'Escape') onCancel();
    return key === 'Escape';
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const { costMicros, tokens } = readLimit(String(given.get('cost')), String(given.get('tokens')));
    setWrong({ cost: costMicros === undefined, tokens: tokens === undefined });
    if (costMicros !== undefined && tokens !== undefined) onSave({ costMicros, tokens });
  };
  return (
    <form
      ref={form}
      aria-label={label}
      noValidate
      onSubmit={submit}
      className="flex scroll-my-6 flex-col gap-4 py-2"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('cost', { currency })} name="cost" inputMode="decimal" autoComplete="off" defaultValue={writeMicros(limit.costMicros)} error={wrong.cost ? t('costWrong', { most: money(limitMost.costMicros) }) : undefined} />
        <Field label={t('tokens')} name="tokens" inputMode="numeric" autoComplete="off" defaultValue={String(limit.tokens).replaceAll(/\B(?=(?:\d{3})+$)/g, ' ')} error={wrong.tokens ? t('tokensWrong', { most: whole(limitMost.tokens) }) : undefined} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" busy={busy}>
          {common('save')}
        </Button>
        <Button tone="plain" onClick={onCancel}>
          {common('cancel')}
        </Button>
        {removable ? (
          <Button tone="quiet" className="ms-auto" disabled={busy} onClick={() => onSave(null)}>
            {t('useDefault')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
