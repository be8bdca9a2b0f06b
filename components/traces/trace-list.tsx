'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDates } from '@/components/ui/use-dates';
import { ShareBar } from '@/components/usage/share-bar';
import { useFigures } from '@/components/usage/use-figures';
import { localDay } from '@/lib/clock';
import type { TraceList as TraceListData, TraceRow } from '@/lib/contract/trace-view';
import { OutcomeBadge } from './outcome-badge';
import { tracesQuery } from './traces-query';

/** The runs of one page, each with its length beside the longest of them, and the way to the next page. */
export function TraceList({ list }: { list: TraceListData }) {
  const t = useTranslations('traces');
  const { filter, rows, next, stores, withheld } = list;
  const everyStore = stores.map(({ id }) => id);
  const longestMs = Math.max(1, ...rows.map(({ totalMs }) => totalMs));
  return (
    <>
      {rows.length === 0 ? <NoRuns /> : (
        <ol className="border-t border-hairline">
          {rows.map((row) => <Row key={row.runId} row={row} longestMs={longestMs} currency={list.currency} several={everyStore.length > 1} />)}
        </ol>
      )}
      <nav aria-label={t('title')} className="mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 empty:hidden">
        {filter.after === null ? null : <PageLink href={`/traces${tracesQuery(filter, {}, everyStore)}`}>{t('newestPage')}</PageLink>}
        {next === null ? null : <PageLink href={`/traces${tracesQuery(filter, { after: next }, everyStore)}`} end>{t('older')}</PageLink>}
      </nav>
      <p className="mt-8 max-w-[44rem] text-label text-soft">
        {t('noWordsWhy')} {withheld ? t('withheld') : null}
      </p>
    </>
  );
}

const firstPage = '/traces';

function NoRuns() {
  const t = useTranslations('traces');
  return (
    <div className="hairline-t py-12">
      <p className="text-read">{t('none')}</p>
      <a href={firstPage} className="mt-2 inline-flex min-h-12 items-center font-medium text-accent underline underline-offset-4">
        {t('reset')}
      </a>
    </div>
  );
}

function PageLink({ href, end = false, children }: { href: string; end?: boolean; children: string }) {
  return (
    <a href={href} className={`inline-flex min-h-12 items-center gap-1 rounded-control px-3 font-medium text-accent hover:bg-tint ${end ? 'ms-auto -me-3' : '-ms-3'}`}>
      {children}
      {end ? <ChevronRight size={18} aria-hidden="true" className="rtl:-scale-x-100" /> : null}
    </a>
  );
}

function Row({ row, longestMs, currency, several }: { row: TraceRow; longestMs: number; currency: string; several: boolean }) {
  const t = useTranslations('traces');
  const usage = useTranslations('usage');
  const dates = useDates();
  const figures = useFigures(currency);
  const facts = [several ? row.store : '', row.rung === null ? '' : usage(`rung_${row.rung}`), row.firstTextMs === null || row.outcome === 'refused' ? '' : t('firstWordsIn', { time: figures.wait(row.firstTextMs) })].filter((fact) => fact !== '');
  return (
    <li className="hairline-b">
      <a href={`/traces/${row.runId}`} className="-mx-3 grid grid-cols-[1fr_auto] items-start gap-x-6 gap-y-2 rounded-control px-3 py-4 hover:bg-tint sm:grid-cols-[5.5rem_1fr_8rem]">
        <span className="text-label text-soft tabular-nums max-sm:col-span-2">
          <span className="text-body text-ink sm:block">{dates.hour(row.at, row.timeZone)}</span> {figures.day(localDay(new Date(row.at), row.timeZone))}
        </span>
        <span className="min-w-0">
          {row.question === null ? <span className="block text-body text-soft italic">{t('noWords')}</span> : <span className="block font-serif text-read text-pretty"><bdi>{row.question}</bdi></span>}
          <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-label text-soft">
            <OutcomeBadge outcome={row.outcome} />
            {facts.map((fact) => <span key={fact}>{fact}</span>)}
          </span>
        </span>
        <span className="text-end text-label text-soft tabular-nums">
          <span className="block text-body text-ink">{figures.wait(row.totalMs)}</span>
          <ShareBar part={row.totalMs / longestMs} />
          {row.costMicros > 0 ? <span className="mt-1.5 block">{figures.money(row.costMicros)}</span> : null}
        </span>
      </a>
    </li>
  );
}
