'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useToaster } from '@/components/ui/toast';
import { useDates } from '@/components/ui/use-dates';
import { localDay } from '@/lib/clock';
import type { ActionResult } from '@/lib/contract/floor-actions';
import type { PoliciesView, PolicyChange, PolicyLine } from '@/lib/contract/people-policies';
import { PolicyRow } from './policy-row';
import { usePolicyWords } from './use-policy-words';

export interface PeoplePoliciesProps {
  view: PoliciesView;
  timeZone: string;
  /** Null for whoever may only look. */
  change: ((input: PolicyChange) => Promise<ActionResult>) | null;
}

/** Where figures may be seen by name: for the house, a region or a store, each with its reason, and who decided it. */
export function PeoplePolicies({ view, timeZone, change }: PeoplePoliciesProps) {
  const t = useTranslations('policies');
  const errors = useTranslations('errors');
  const toaster = useToaster();
  const { nameOf } = usePolicyWords(view.lines);
  const save = useCallback(
    async ({ subject, own }: PolicyLine, after: PolicyChange['after']) => {
      const before = own && { named: own.named, reason: own.reason };
      const result = await (change ?? (() => Promise.resolve({ ok: false, code: 'not_allowed' } as const)))({ subject, before, after }).catch(() => ({ ok: false, code: 'unexpected' }) as const);
      toaster.show({ text: result.ok ? t('saved', { name: nameOf(subject) }) : errors(result.code) });
      return result.ok;
    },
    [change, toaster, t, errors, nameOf],
  );
  return (
    <section aria-labelledby="people-policies" className="flex flex-col gap-1">
      <h2 id="people-policies" className="text-title">
        {t('title')}
      </h2>
      <p className="max-w-prose text-soft">{t('lead')}</p>
      <ul className="gap-x-12 lg:grid lg:grid-cols-2">
        {view.lines.map((line) => (
          <PolicyRow key={JSON.stringify(line.subject)} line={line} name={nameOf(line.subject)} timeZone={timeZone} save={change === null ? null : (after) => save(line, after)} />
        ))}
      </ul>
      {view.changes.length > 0 ? <PolicyChanges view={view} timeZone={timeZone} /> : null}
    </section>
  );
}

/** Who decided what, when and why; the newest first. */
function PolicyChanges({ view: { lines, changes }, timeZone }: Pick<PeoplePoliciesProps, 'view' | 'timeZone'>) {
  const t = useTranslations('policies');
  const budgets = useTranslations('budgets');
  const dates = useDates();
  const { nameOf, stateOf } = usePolicyWords(lines);
  return (
    <>
      <h3 className="mt-6 font-sans text-body font-medium">{t('changes')}</h3>
      <ol aria-label={t('changes')}>
        {changes.map(({ id, at, by, subject, before, after }) => (
          <li key={id} className="hairline-b flex flex-wrap justify-between gap-x-8 gap-y-1 py-3">
            <p>
              <bdi className="font-medium">{nameOf(subject)}</bdi> <span className="text-soft">{t('fromTo', { before: stateOf(before), after: stateOf(after) })}</span>
              {after === null ? null : <bdi className="block text-soft">{after.reason}</bdi>}
            </p>
            <p className="text-label text-soft">
              <bdi>{by ?? budgets('somebodyGone')}</bdi> · <time dateTime={at}>{`${dates.day(localDay(new Date(at), timeZone))}, ${dates.hour(at, timeZone)}`}</time>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
