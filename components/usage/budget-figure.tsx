import { useTranslations } from 'next-intl';
import type { UsageBudget, UsageReport } from '@/lib/contract/usage-report';
import { FigureFrame } from './figure-frame';
import { useFigures } from './use-figures';

/** The budgets that run now: what is spent of each, and what it will come to. */
export function BudgetFigure({ report, exportHref }: { report: UsageReport; exportHref: string }) {
  const t = useTranslations('usage');
  return (
    <FigureFrame
      title={t('budgets')}
      note={t('budgetsNote')}
      exportHref={exportHref}
      empty={report.budgets.length === 0}
      table={
        <ul className="grid gap-x-12 border-t border-hairline sm:grid-cols-2">
          {report.budgets.map((budget) => (
            <BudgetRow key={`${budget.level} ${budget.label}`} budget={budget} currency={report.currency} />
          ))}
        </ul>
      }
    />
  );
}

function BudgetRow({ budget, currency }: { budget: UsageBudget; currency: string }) {
  const t = useTranslations('usage');
  const figures = useFigures(currency);
  const { spentMicros, limitMicros, forecastMicros } = budget;
  const tight = spentMicros >= limitMicros * 0.8;
  const over = forecastMicros !== null && forecastMicros > limitMicros;
  return (
    <li className="hairline-b py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          <bdi>{budget.level === 'chain' ? t('chainMonth') : budget.label}</bdi>
        </span>
        <span className="tabular-nums">{t('spentOf', { spent: figures.money(spentMicros), limit: figures.money(limitMicros) })}</span>
      </div>
      <BudgetLine budget={budget} tight={tight} />
      <p className="flex flex-wrap justify-between gap-x-4 text-label text-soft">
        <span>{t('used', { share: figures.share(spentMicros, limitMicros) })}</span>
        <span className={over ? 'font-medium text-caution' : ''}>
          {forecastMicros === null ? t('tooEarly') : t(budget.level === 'chain' ? 'forecastMonth' : 'forecastDay', { amount: figures.money(forecastMicros) })}
        </span>
      </p>
    </li>
  );
}

/** Spent in full, held by running answers paler, the forecast as a mark. */
function BudgetLine({ budget, tight }: { budget: UsageBudget; tight: boolean }) {
  const of = (micros: number) => Math.min(1, micros / Math.max(1, budget.limitMicros)) * 100;
  return (
    <svg aria-hidden="true" className={`my-2 block h-2.5 w-full rtl:-scale-x-100 ${tight ? 'text-caution' : 'text-accent'}`} preserveAspectRatio="none" viewBox="0 0 100 1">
      <rect width="100" height="1" fill="var(--color-tint)" />
      <rect width={of(budget.spentMicros + budget.reservedMicros)} height="1" fill="currentColor" opacity="0.4" />
      <rect width={of(budget.spentMicros)} height="1" fill="currentColor" />
      {budget.forecastMicros === null || budget.forecastMicros === 0 ? null : <rect x={Math.min(99.6, of(budget.forecastMicros))} width="0.4" height="1" fill="var(--color-ink)" />}
    </svg>
  );
}
