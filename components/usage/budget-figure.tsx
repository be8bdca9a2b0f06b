import { useTranslations } from 'next-intl';
import type { UsageBudget, FirstFigures } from '@/lib/contract/usage-report';
import { FigureFrame } from './figure-frame';
import { useFigures } from './use-figures';

/** The budgets that run now: what is spent of each, in money and in tokens, and what it will come to. */
export function BudgetFigure({ report, exportHref }: { report: Pick<FirstFigures, 'budgets' | 'currency'>; exportHref: string }) {
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

/** One side of a budget: whichever of money and tokens is used up first, holds. */
interface Side {
  spent: number;
  reserved: number;
  limit: number;
  forecast: number | null;
}

const moneyOf = ({ spentMicros, reservedMicros, limitMicros, forecastMicros }: UsageBudget): Side => ({ spent: spentMicros, reserved: reservedMicros, limit: limitMicros, forecast: forecastMicros });
const tokensOf = ({ spentTokens, reservedTokens, limitTokens, forecastTokens }: UsageBudget): Side => ({ spent: spentTokens, reserved: reservedTokens, limit: limitTokens, forecast: forecastTokens });

function BudgetRow({ budget, currency }: { budget: UsageBudget; currency: string }) {
  const t = useTranslations('usage');
  const figures = useFigures(currency);
  const [money, tokens] = [moneyOf(budget), tokensOf(budget)];
  const headingFor = budget.level === 'chain' ? 'forecastMonth' : 'forecastDay';
  const tokenCount = (count: number) => t('tokenCount', { count: figures.brief(count) });
  return (
    <li className="hairline-b py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          <bdi>{budget.level === 'chain' ? t('chainMonth') : budget.label}</bdi>
        </span>
        <span className="tabular-nums">{t('used', { share: figures.share(money.spent, money.limit) })}</span>
      </div>
      <BudgetLine side={money} className="my-2 h-2.5" />
      <SideWords side={money} used={t('spentOf', { spent: figures.money(money.spent), limit: figures.money(money.limit) })} heading={(most) => t(headingFor, { amount: figures.money(most) })} />
      <BudgetLine side={tokens} className="mt-3 mb-2 h-1" />
      <SideWords side={tokens} used={t('spentOf', { spent: figures.brief(tokens.spent), limit: tokenCount(tokens.limit) })} heading={(most) => t(headingFor, { amount: tokenCount(most) })} />
    </li>
  );
}

function SideWords({ side: { limit, forecast }, used, heading }: { side: Side; used: string; heading(most: number): string }) {
  const t = useTranslations('usage');
  return (
    <p className="flex flex-wrap justify-between gap-x-4 text-label text-soft tabular-nums">
      <span>{used}</span>
      <span className={forecast !== null && forecast > limit ? 'font-medium text-caution' : ''}>{forecast === null ? t('tooEarly') : heading(forecast)}</span>
    </p>
  );
}

/** Spent in full, held by running answers paler, the forecast as a mark. */
function BudgetLine({ side: { spent, reserved, limit, forecast }, className }: { side: Side; className: string }) {
  const of = (amount: number) => Math.min(1, amount / Math.max(1, limit)) * 100;
  const tone = spent >= limit ? 'text-danger' : spent >= limit * 0.8 ? 'text-caution' : 'text-accent';
  return (
    <svg aria-hidden="true" className={`block w-full rtl:-scale-x-100 ${tone} ${className}`} preserveAspectRatio="none" viewBox="0 0 100 1">
      <rect width="100" height="1" fill="var(--color-tint)" />
      <rect width={of(spent + reserved)} height="1" fill="currentColor" opacity="0.4" />
      <rect width={of(spent)} height="1" fill="currentColor" />
      {forecast === null || forecast === 0 ? null : <rect x={Math.min(99.6, of(forecast))} width="0.4" height="1" fill="var(--color-ink)" />}
    </svg>
  );
}
