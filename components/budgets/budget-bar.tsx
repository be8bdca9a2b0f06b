import { useTranslations } from 'next-intl';
import { useFigures } from '@/components/usage/use-figures';
import type { BudgetStanding, Limit } from '@/lib/contract/budget-limits';

export interface BudgetBarProps {
  /** Whose budget it is, for assistive technology. */
  label: string;
  limit: Limit | null;
  standing: BudgetStanding;
  currency: string;
}

/** From this share on a budget is nearly spent: the same line as the alerts'. */
const nearlySpent = 0.8;

/** How much of a limit is spent and how much open calls hold, as a bar and in words. The bar is of money or of tokens, whichever is used up first. */
export function BudgetBar({ label, limit, standing, currency }: BudgetBarProps) {
  const t = useTranslations('budgets');
  const { money, whole, share } = useFigures(currency);
  const { spentMicros, reservedMicros, spentTokens, reservedTokens } = standing;
  const most = limit ?? { costMicros: 0, tokens: 0 };
  const ofMoney = { spent: shareOf(spentMicros, most.costMicros), used: shareOf(spentMicros + reservedMicros, most.costMicros) };
  const ofTokens = { spent: shareOf(spentTokens, most.tokens), used: shareOf(spentTokens + reservedTokens, most.tokens) };
  const tokensFirst = ofTokens.used > ofMoney.used;
  const { spent, used } = tokensFirst ? ofTokens : ofMoney;
  const tone = used >= 1 ? 'text-danger' : used >= nearlySpent ? 'text-caution' : 'text-accent';
  const words = t('spentOf', { spent: money(spentMicros), limit: money(most.costMicros) });
  const tokenWords = t('tokensOf', { spent: whole(spentTokens), limit: whole(most.tokens) });
  return (
    <div className="flex flex-col gap-1.5">
      <div role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(used * 100)} aria-valuetext={tokensFirst ? `${words} · ${tokenWords}` : words}>
        <svg aria-hidden="true" className={`block h-2.5 w-full rtl:-scale-x-100 ${tone}`} preserveAspectRatio="none" viewBox="0 0 100 1">
          <rect width="100" height="1" fill="var(--color-tint)" />
          <rect width={used * 100} height="1" fill="currentColor" opacity="0.4" />
          <rect width={spent * 100} height="1" fill="currentColor" />
        </svg>
      </div>
      <p className="flex flex-wrap justify-between gap-x-6 text-label text-soft tabular-nums">
        <span className={tokensFirst ? '' : 'text-ink'}>{words}</span>
        {reservedMicros > 0 ? <span>{t('reserved', { amount: money(reservedMicros) })}</span> : null}
        <span className={tokensFirst ? 'text-ink' : ''}>{tokenWords}</span>
        <span className={used >= nearlySpent ? `font-medium ${tone}` : ''}>{t('used', { share: share(used, 1) })}</span>
      </p>
    </div>
  );
}

/** From 0 to 1; without room nothing is left of it. */
function shareOf(part: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, part / whole);
}
