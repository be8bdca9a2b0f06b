'use client';

import { useTranslations } from 'next-intl';
import { Choice } from '@/components/ui/choice';
import { DayField } from '@/components/ui/day-field';
import { useFigures } from '@/components/usage/use-figures';
import { outcomes, rungs } from '@/lib/contract/run-event';
import { traceOrders, type TraceList } from '@/lib/contract/trace-view';
import { tracesQuery, type TracesChange } from './traces-query';

export interface TraceFiltersProps {
  list: Pick<TraceList, 'filter' | 'stores'>;
  /** Goes to the address with this query. */
  go: (query: string) => void;
  busy: boolean;
}

/** Lengths worth telling apart, in milliseconds. */
const lengths = [500, 1_000, 2_000, 5_000, 10_000] as const;

/** As many as fit beside each other, all of one width. */
const rowClass = 'flex flex-wrap gap-3 [&>*]:flex-1 [&>*]:basis-40';

/** Which runs are listed. Everything chosen stands in the address. */
export function TraceFilters({ list: { filter, stores }, go, busy }: TraceFiltersProps) {
  const t = useTranslations('traces');
  const usage = useTranslations('usage');
  const figures = useFigures('USD');
  const everyStore = stores.map(({ id }) => id);
  const change = (what: TracesChange) => go(tracesQuery(filter, what, everyStore));
  const only = filter.storeIds.length === 1 && everyStore.length > 1 ? String(filter.storeIds[0]) : '';
  return (
    <div role="search" aria-label={t('filters')} aria-busy={busy} className="flex flex-col gap-3">
      <div className={rowClass}>
        <DayField key={`from ${filter.from}`} above label={usage('from')} day={filter.from} onChange={(from) => change({ from })} />
        <DayField key={`until ${filter.until}`} above label={usage('until')} day={filter.until} onChange={(until) => change({ until })} />
        {everyStore.length > 1 ? (
          <Choice label={usage('store')} value={only} onChange={(value) => change({ storeIds: value === '' ? everyStore : [Number(value)] })}>
            <option value="">{usage('allStores')}</option>
            {stores.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </Choice>
        ) : null}
        <Choice label={t('order')} value={filter.order} onChange={(value) => change({ order: traceOrders.find((order) => order === value) ?? 'newest' })}>
          {traceOrders.map((order) => <option key={order} value={order}>{t(`order_${order}`)}</option>)}
        </Choice>
      </div>
      <div className={rowClass}>
        <Choice label={t('ending')} value={filter.outcome ?? ''} onChange={(value) => change({ outcome: outcomes.find((outcome) => outcome === value) ?? null })}>
          <option value="">{t('allEndings')}</option>
          {outcomes.map((outcome) => <option key={outcome} value={outcome}>{t(`outcome_${outcome}`)}</option>)}
        </Choice>
        <Choice label={usage('rung')} value={filter.rung ?? ''} onChange={(value) => change({ rung: rungs.find((rung) => rung === value) ?? null })}>
          <option value="">{usage('allRungs')}</option>
          {rungs.map((rung) => <option key={rung} value={rung}>{usage(`rung_${rung}`)}</option>)}
        </Choice>
        <Choice label={t('length')} value={String(filter.totalMsMin ?? '')} onChange={(value) => change({ totalMsMin: value === '' ? null : Number(value) })}>
          <option value="">{t('anyLength')}</option>
          {[...new Set([...lengths, ...(filter.totalMsMin === null ? [] : [filter.totalMsMin])])].toSorted((a, b) => a - b).map((ms) => <option key={ms} value={ms}>{figures.wait(ms)}</option>)}
        </Choice>
      </div>
    </div>
  );
}
