'use client';

import { useTranslations } from 'next-intl';
import { useDates } from '@/components/ui/use-dates';
import { useFigures } from '@/components/usage/use-figures';
import { localDay } from '@/lib/clock';
import type { BudgetsView, Limit, LimitSubject } from '@/lib/contract/budget-limits';

/** Who changed which limit, when, and from what to what; the newest first. */
export function LimitChanges({ changes, stores, currency, timeZone }: Pick<BudgetsView, 'changes' | 'stores' | 'currency' | 'timeZone'>) {
  const t = useTranslations('budgets');
  const shell = useTranslations('shell');
  const dates = useDates();
  const { money, whole } = useFigures(currency);
  const words = (limit: Limit | null) => (limit === null ? t('default') : t('limitWords', { cost: money(limit.costMicros), tokens: whole(limit.tokens) }));
  const nameOf = (subject: LimitSubject) => {
    if (subject.level === 'staff') return shell(`role_${subject.role}`);
    if (subject.level === 'chain') return t('chain');
    return subject.storeId === null ? t('everyStore') : (stores.find(({ id }) => id === subject.storeId)?.name ?? t('unknownStore'));
  };
  return (
    <section aria-labelledby="limit-changes" className="flex flex-col gap-2">
      <h2 id="limit-changes" className="text-title">
        {t('changes')}
      </h2>
      {changes.length === 0 ? <p className="text-soft">{t('noChanges')}</p> : null}
      <ol>
        {changes.map(({ id, at, by, subject, before, after }) => (
          <li key={id} className="hairline-b flex flex-wrap justify-between gap-x-8 gap-y-1 py-3">
            <p>
              <bdi className="font-medium">{nameOf(subject)}</bdi>{' '}
              <span className="text-soft tabular-nums">{t('fromTo', { before: words(before), after: words(after) })}</span>
            </p>
            <p className="text-label text-soft">
              <bdi>{by ?? t('somebodyGone')}</bdi> ·{' '}
              <bdi>
                <time dateTime={at}>{`${dates.day(localDay(new Date(at), timeZone))}, ${dates.hour(at, timeZone)}`}</time>
              </bdi>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
