'use client';

import { useTranslations } from 'next-intl';
import { Choice } from '@/components/ui/choice';
import { DayField } from '@/components/ui/day-field';
import { rungs } from '@/lib/contract/run-event';
import { usagePeriods, type FirstFigures } from '@/lib/contract/usage-report';
import { usageQuery, type UsageChange } from './usage-query';

export interface UsageFiltersProps {
  report: Pick<FirstFigures, 'filter' | 'choices'>;
  /** Goes to the address with this query. */
  go: (query: string) => void;
  /** On the way there. */
  busy: boolean;
}

/** What the figures are of. Everything chosen here stands in the address, so that it can be kept, sent and gone back to. */
export function UsageFilters({ report, go, busy }: UsageFiltersProps) {
  const t = useTranslations('usage');
  const { filter, choices } = report;
  const everyStore = choices.stores.map(({ id }) => id);
  const change = (what: UsageChange) => go(usageQuery(filter, what, everyStore));
  const only = filter.storeIds.length === 1 && everyStore.length > 1 ? String(filter.storeIds[0]) : '';
  return (
    <div role="search" aria-label={t('filters')} aria-busy={busy} className="flex flex-col gap-4">
      <PeriodChoice filter={filter} change={change} />
      <div className="grid gap-3 sm:grid-cols-3">
        {everyStore.length > 1 ? (
          <Choice label={t('store')} value={only} onChange={(value) => change({ storeIds: value === '' ? everyStore : [Number(value)] })}>
            <option value="">{t('allStores')}</option>
            {choices.stores.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </Choice>
        ) : null}
        <Choice label={t('rung')} value={filter.rung ?? ''} onChange={(value) => change({ rung: rungs.find((rung) => rung === value) ?? null })}>
          <option value="">{t('allRungs')}</option>
          {rungs.map((rung) => <option key={rung} value={rung}>{t(`rung_${rung}`)}</option>)}
        </Choice>
        <Choice label={t('model')} value={filter.model ?? ''} onChange={(value) => change({ model: value === '' ? null : value })}>
          <option value="">{t('allModels')}</option>
          {choices.models.map((model) => <option key={model} value={model}>{model}</option>)}
        </Choice>
      </div>
    </div>
  );
}

function PeriodChoice({ filter, change }: { filter: FirstFigures['filter']; change: (what: UsageChange) => void }) {
  const t = useTranslations('usage');
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <div role="group" aria-label={t('period')} className="inline-flex flex-wrap rounded-control border border-edge">
        {usagePeriods.map((period) => (
          <button
            key={period}
            type="button"
            aria-pressed={filter.period === period}
            onClick={() => change({ period })}
            className={`min-h-12 px-5 text-body font-medium outline-offset-[-3px] ${filter.period === period ? 'bg-accent text-on-accent' : 'text-ink hover:bg-tint'}`}
          >
            {t(`period_${period}`)}
          </button>
        ))}
      </div>
      {filter.period === 'custom' ? (
        <div key={`${filter.from} ${filter.until}`} className="flex flex-wrap gap-3">
          <DayField label={t('from')} day={filter.from} onChange={(from) => change({ from })} />
          <DayField label={t('till')} day={filter.until} onChange={(until) => change({ until })} />
        </div>
      ) : null}
    </div>
  );
}
