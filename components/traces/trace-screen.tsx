'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useDates } from '@/components/ui/use-dates';
import { localDay } from '@/lib/clock';
import type { Reason } from '@/lib/contract/run-reason';
import type { TraceView } from '@/lib/contract/trace-view';
import { CallsTable } from './calls-table';
import { EvidenceTable } from './evidence-table';
import { Reasons } from './reasons';
import { RunFigures } from './run-figures';
import { RunIds } from './run-ids';
import { Waterfall } from './waterfall';

export interface TraceScreenProps {
  run: TraceView;
  why: { rung: readonly Reason[]; evidence: readonly Reason[] };
}

/** One run: what became of the question, why, and where the time and the money went. */
export function TraceScreen({ run, why }: TraceScreenProps) {
  const t = useTranslations('traces');
  return (
    <main className="mx-auto flex w-full max-w-[80rem] flex-col gap-10 px-6 pt-6 pb-24 sm:px-10">
      <RunHead run={run} />
      <RunFigures run={run} />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[2fr_3fr]">
        <div className="flex flex-col gap-8">
          <Reasons title={t('whyRung')} reasons={why.rung} />
          <Reasons title={t('whyEvidence')} reasons={why.evidence} />
        </div>
        <Part title={t('time')} note={t('timeNote')}>
          <Waterfall run={run} />
        </Part>
      </div>
      <Part title={t('evidence')} note={run.evidence.length === 0 ? t('noEvidence') : t('evidenceNote')}>
        {run.evidence.length === 0 ? null : <EvidenceTable evidence={run.evidence} />}
      </Part>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[3fr_2fr]">
        <Part title={t('calls')} note={run.calls.length === 0 ? t('noCalls') : undefined}>
          {run.calls.length === 0 ? null : <CallsTable calls={run.calls} currency={run.currency} />}
        </Part>
        <Part title={t('ids')}>
          <RunIds run={run} />
        </Part>
      </div>
    </main>
  );
}

const allRuns = '/traces';

function RunHead({ run }: { run: TraceView }) {
  const t = useTranslations('traces');
  const shell = useTranslations('shell');
  const dates = useDates();
  const { asker } = run;
  return (
    <header>
      <a href={allRuns} className="-ms-3 mb-3 inline-flex min-h-12 items-center rounded-control px-3 font-medium text-accent hover:bg-tint">
        {t('backToList')}
      </a>
      <h1 className={`max-w-[52rem] text-pretty ${run.question === null ? 'text-title text-soft italic' : 'text-display font-[380]'}`}>
        {run.question === null ? t('noWords') : <bdi>{run.question}</bdi>}
      </h1>
      <p className="mt-3 text-body text-soft">
        {t('askedAt', { day: dates.day(localDay(new Date(run.at), run.timeZone)), hour: dates.hour(run.at, run.timeZone), store: run.store })} · {t(`channel_${run.channel}`)}
      </p>
      <p className="mt-1 max-w-[44rem] text-label text-soft">
        {asker === null ? t('notOwn') : t('own', { role: shell(`role_${asker.role}`), collections: asker.collections })} {run.question === null ? t('noWordsWhy') : null}
      </p>
    </header>
  );
}

function Part({ title, note, children }: { title: string; note?: string | undefined; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-2 text-title">{title}</h2>
      {note === undefined ? null : <p className="mb-3 max-w-[52rem] text-label text-soft">{note}</p>}
      {children}
    </section>
  );
}
