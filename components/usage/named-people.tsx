'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import type { NamedStores } from '@/lib/contract/people-policies';
import type { ActionResult } from '@/lib/contract/floor-actions';
import type { ErrorCode } from '@/lib/errors';
import { DataTable } from './data-table';
import { FigureFrame } from './figure-frame';
import { useFigures } from './use-figures';

interface Person {
  name: string;
  questions: number;
}

/** Figures by name, hidden until somebody asks for them; asking is written down, and says so. */
export function NamedPeople({ named, query, exportHref, show }: { named: NamedStores; query: Record<string, string>; exportHref: string; show: (query: Record<string, string>) => Promise<ActionResult<{ people: Person[] }>> }) {
  const t = useTranslations('usage');
  const errors = useTranslations('errors');
  const figures = useFigures('USD');
  const [people, setPeople] = useState<readonly Person[]>();
  const [failed, setFailed] = useState<ErrorCode>();
  const [busy, start] = useTransition();
  const ask = () =>
    start(async () => {
      const result = await show(query);
      setFailed(result.ok ? undefined : result.code);
      if (result.ok) setPeople(result.people);
    });
  return (
    <FigureFrame
      title={t('named')}
      exportHref={people === undefined ? undefined : exportHref}
      note={t('namedNote', { stores: named.stores.join(' · '), reason: named.reasons.join(' · ') })}
      table={
        people === undefined ? (
          <>
            <Button busy={busy} onClick={ask}>{t('namedShow')}</Button>
            <p role="alert" className="mt-3 text-danger empty:hidden">{failed === undefined ? '' : errors(failed)}</p>
          </>
        ) : (
          <DataTable
            caption={t('named')}
            columns={[{ key: 'name', label: t('name') }, { key: 'questions', label: t('questions'), figures: true }]}
            rows={people.map(({ name, questions }) => ({ key: name, cells: [name, figures.whole(questions)] }))}
          />
        )
      }
    />
  );
}
