'use client';

import { useTranslations } from 'next-intl';
import { useId, useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { ActionResult } from '@/lib/contract/floor-actions';
import type { ErrorCode } from '@/lib/errors';

export interface EnrolFormProps {
  stores: readonly { storeId: number; name: string; city: string }[];
  homeStoreId: number;
  /** Where the tablet goes once it is enrolled. */
  next: string;
  /** What this browser is already. */
  here: { name: string; store: string } | null;
  enrol(input: { storeId: FormDataEntryValue | null; name: FormDataEntryValue | null }): Promise<ActionResult>;
}

/** Makes this browser a tablet of one of the manager's stores. */
export function EnrolForm({ stores, homeStoreId, next, here, enrol }: EnrolFormProps) {
  const t = useTranslations('enrol');
  const errors = useTranslations('errors');
  const [state, setState] = useState<'ready' | 'busy' | ErrorCode>('ready');
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setState('busy');
    const result = await enrol({ storeId: form.get('storeId'), name: form.get('name') }).catch(() => ({ ok: false, code: 'unexpected' }) as const);
    if (result.ok) window.location.assign(next);
    else setState(result.code);
  };
  return (
    <form onSubmit={(event) => void submit(event)} aria-labelledby="enrol-form" className="flex max-w-md flex-col gap-5">
      <h2 id="enrol-form" className="text-title">
        {t('thisTablet')}
      </h2>
      {here ? <p className="text-soft">{t('already', here)}</p> : null}
      <StoreChoice stores={stores} homeStoreId={homeStoreId} />
      <Field label={t('name')} hint={t('nameHint')} name="name" maxLength={60} autoComplete="off" required />
      <p className="text-soft">{t('afterwards')}</p>
      <Button type="submit" tone="primary" busy={state === 'busy'}>
        {t('submit')}
      </Button>
      <p role="alert" className="font-medium text-danger empty:hidden">
        {state === 'ready' || state === 'busy' ? null : errors(state)}
      </p>
    </form>
  );
}

function StoreChoice({ stores, homeStoreId }: Pick<EnrolFormProps, 'stores' | 'homeStoreId'>) {
  const t = useTranslations('enrol');
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-label font-medium text-soft">
        {t('store')}
      </label>
      <Select id={id} name="storeId" defaultValue={homeStoreId} className="min-h-14">
        {stores.map(({ storeId, name, city }) => (
          <option key={storeId} value={storeId}>
            {`${name}, ${city}`}
          </option>
        ))}
      </Select>
    </div>
  );
}
