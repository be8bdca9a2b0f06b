'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useDates } from '@/components/ui/use-dates';
import { useKeys } from '@/components/ui/use-keys';
import { localDay } from '@/lib/clock';
import { reasonLengths, type PeoplePolicy, type PolicyLine } from '@/lib/contract/people-policies';

export interface PolicyRowProps {
  line: PolicyLine;
  name: string;
  timeZone: string;
  /** Resolves with whether it is saved; null for whoever may only look. */
  save: ((after: PeoplePolicy | null) => Promise<boolean>) | null;
}

/** One policy: whom it is for, what holds and why, and its change in place. */
export function PolicyRow({ line: { subject, own, named }, name, timeZone, save }: PolicyRowProps) {
  const t = useTranslations('policies');
  const budgets = useTranslations('budgets');
  const dates = useDates();
  const [state, setState] = useState<'shown' | 'edited' | 'saving'>('shown');
  const place = useRef<HTMLLIElement>(null);
  const close = () => {
    setState('shown');
    requestAnimationFrame(() => place.current?.querySelector('button')?.focus());
  };
  const send = async (after: PeoplePolicy | null) => {
    setState('saving');
    if (await save?.(after)) close();
    else setState('edited');
  };
  return (
    <li ref={place} className="hairline-b flex flex-col gap-1 py-3">
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <h3 className="flex flex-wrap items-baseline gap-x-3 font-sans text-body font-medium">
          <bdi>{name}</bdi>
          {named ? <Badge tone="accent">{t('on')}</Badge> : <span className="font-normal text-soft">{t('off')}</span>}
        </h3>
        {save !== null && state === 'shown' ? (
          <Button tone="plain" className="-me-4" aria-label={t('changeNamed', { name })} onClick={() => setState('edited')}>
            {budgets('change')}
          </Button>
        ) : null}
      </div>
      {own === null ? null : (
        <p className="text-label text-soft">
          <bdi>{own.reason}</bdi> · <bdi>{own.by ?? budgets('somebodyGone')}</bdi> · <time dateTime={own.at}>{dates.day(localDay(new Date(own.at), timeZone))}</time>
        </p>
      )}
      {state === 'shown' ? null : <PolicyForm label={t('changeNamed', { name })} named={named} removable={own !== null} level={subject.level} busy={state === 'saving'} onSave={(after) => void send(after)} onCancel={close} />}
    </li>
  );
}

interface PolicyFormProps {
  label: string;
  named: boolean;
  removable: boolean;
  level: PolicyLine['subject']['level'];
  busy: boolean;
  onSave(after: PeoplePolicy | null): void;
  onCancel(): void;
}

/** A decision and its reason; Escape leaves it as it was. */
function PolicyForm({ label, named, removable, level, busy, onSave, onCancel }: PolicyFormProps) {
  const t = useTranslations('policies');
  const common = useTranslations('common');
  const [wrong, setWrong] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useKeys(form, (key) => {
    if (key === 'Escape') onCancel();
    return key === 'Escape';
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    const short = reason.length < reasonLengths.min || reason.length > reasonLengths.max;
    setWrong(short);
    if (!short) onSave({ named: !named, reason });
  };
  return (
    <form ref={form} aria-label={label} noValidate onSubmit={submit} className="flex scroll-my-6 flex-col gap-4 py-2">
      <Field label={t('reason')} name="reason" autoComplete="off" hint={t('reasonHint')} error={wrong ? t('reasonWrong', reasonLengths) : undefined} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" busy={busy}>
          {named ? t('turnOff') : t('turnOn')}
        </Button>
        <Button tone="plain" onClick={onCancel}>
          {common('cancel')}
        </Button>
        {removable && level !== 'chain' ? (
          <Button tone="quiet" className="ms-auto" disabled={busy} onClick={() => onSave(null)}>
            {t('useAbove')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
