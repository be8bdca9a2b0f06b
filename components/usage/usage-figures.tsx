'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FirstFigures, UsageShare } from '@/lib/contract/usage-report';
import type { UsageTableName } from '@/lib/contract/usage-tables';
import { BudgetFigure } from './budget-figure';
import { DayFigures } from './day-figures';
import { jumpTargetClass } from './jump-links';
import { KeyFigures } from './key-figures';
import { OutcomeFigure } from './outcome-figure';
import { SavedFigure } from './saved-figure';
import { ShareFigure } from './share-figure';
import { TokenFigure } from './token-figure';
import { WaitFigure } from './wait-figure';

/** What belongs to no store. */
const houseKey = '0';

/** All figures of a report. `exportOf` gives the address of each table's file. */
export function UsageFigures({ report, byRole, exportHrefs }: { report: FirstFigures; /** The split by role, which may come later. */ byRole: ReactNode; exportHrefs: Readonly<Record<UsageTableName, string>> }) {
  const t = useTranslations('usage');
  return (
    <div className="flex flex-col gap-14">
      <FilterNotes report={report} />
      <KeyFigures report={report} />
      <div id="days" className={jumpTargetClass}>
        <DayFigures report={report} exportHref={exportHrefs.days} />
      </div>
      <div id="budgets" className={jumpTargetClass}>
        <BudgetFigure report={report} exportHref={exportHrefs.budgets} />
      </div>
      <div id="endings" className={`${jumpTargetClass} grid gap-x-12 gap-y-12 lg:grid-cols-2`}>
        <OutcomeFigure report={report} exportHref={exportHrefs.outcomes} />
        <WaitFigure report={report} exportHref={exportHrefs.waits} />
      </div>
      <Splits report={report} byRole={byRole} exportHrefs={exportHrefs} title={t('splits')} />
      <div id="savings" className={`${jumpTargetClass} grid gap-x-12 gap-y-12 lg:grid-cols-2`}>
        <SavedFigure report={report} exportHref={exportHrefs.saved} />
        <TokenFigure report={report} exportHref={exportHrefs.tokens} />
      </div>
    </div>
  );
}

/** What a filter does not reach is said before the figures are read. */
function FilterNotes({ report: { filter } }: { report: FirstFigures }) {
  const t = useTranslations('usage');
  const notes = [filter.rung === null ? '' : t('rungNote'), filter.model === null ? '' : t('modelNote')].filter((note) => note !== '');
  if (notes.length === 0) return null;
  return <p className="border-s-2 border-accent ps-4 text-body text-soft">{notes.join(' ')}</p>;
}

function Splits({ report, byRole, exportHrefs, title }: { report: FirstFigures; byRole: ReactNode; exportHrefs: Readonly<Record<UsageTableName, string>>; title: string }) {
  const t = useTranslations('usage');
  const rungName = ({ key }: UsageShare) => (key === 'premium' || key === 'economy' || key === 'extractive' ? t(`rung_${key}`) : t('rung_none'));
  return (
    <div id="splits" role="group" aria-label={title} className={`${jumpTargetClass} grid gap-x-12 gap-y-12 lg:grid-cols-2`}>
      {/* Stores are many, the others few: those stand under each other beside them. */}
      <ShareFigure report={report} title={t('byStore')} of={t('store')} shares={report.byStore} nameOf={({ key, label }) => (key === houseKey ? t('houseShare') : label)} canAsk={({ key }) => key !== houseKey} exportHref={exportHrefs.stores} />
      <div className="flex min-w-0 flex-col gap-12">
        {byRole}
        <ShareFigure report={report} title={t('byRung')} of={t('rung')} shares={report.byRung} nameOf={rungName} exportHref={exportHrefs.rungs} />
        <ShareFigure report={report} title={t('byModel')} of={t('model')} shares={report.byModel} exportHref={exportHrefs.models} />
      </div>
    </div>
  );
}
