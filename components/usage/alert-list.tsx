'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDates } from '@/components/ui/use-dates';
import { localDay } from '@/lib/clock';
import type { ShownAlert } from '@/lib/contract/alert';
import { useFigures } from './use-figures';

/** The alerts of the last days, the newest first; nothing where there are none. `timeZone` is the reader's own. */
export function AlertList({ alerts, timeZone }: { alerts: readonly ShownAlert[]; timeZone: string }) {
  const t = useTranslations('alerts');
  const dates = useDates();
  if (alerts.length === 0) return null;
  return (
    <section aria-labelledby="alerts" className="mb-10 border-s-2 border-caution ps-5">
      <h2 id="alerts" className="text-title">
        {t('title')}
      </h2>
      <p className="text-label text-soft">{t('lead')}</p>
      <ul>
        {alerts.map((alert) => (
          <li key={alert.id} className="hairline-b flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 py-3 last:border-b-0">
            <p className="flex items-start gap-3">
              <CircleAlert size={18} aria-hidden="true" className={`mt-1 shrink-0 ${alert.kind === 'budget_spent' ? 'text-danger' : 'text-caution'}`} />
              <span>
                <bdi className="font-medium">{alert.store ?? t('house')}</bdi> · <AlertText alert={alert} />
              </span>
            </p>
            <time dateTime={alert.at} className="text-label text-soft">
              {`${dates.day(localDay(new Date(alert.at), timeZone))}, ${dates.hour(alert.at, timeZone)}`}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AlertText({ alert }: { alert: ShownAlert }) {
  const t = useTranslations('alerts');
  const { money, whole, share } = useFigures(alert.currency);
  if (alert.kind === 'cost_doubled') return t(alert.kind, { now: money(alert.figures.costPerQuestionMicros), before: money(alert.figures.beforeMicros) });
  if (alert.kind === 'refusals_jumped') return t(alert.kind, { now: share(alert.figures.refusedShare, 1), before: share(alert.figures.beforeShare, 1) });
  const { spentMicros, limitMicros, spentTokens, limitTokens } = alert.figures;
  // What runs out first is what is told.
  if (spentTokens * limitMicros > spentMicros * limitTokens) return t(alert.kind, { spent: whole(spentTokens), limit: t('tokenCount', { count: whole(limitTokens) }) });
  return t(alert.kind, { spent: money(spentMicros), limit: money(limitMicros) });
}
