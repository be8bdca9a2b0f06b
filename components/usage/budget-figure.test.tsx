import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import en from '@/lib/contract/messages/en.json';
import type { FirstFigures } from '@/lib/contract/usage-report';
import { BudgetFigure } from './budget-figure';

const ginza = {
  level: 'store', label: 'Tokyo, Ginza', periodStart: '2026-11-20',
  spentMicros: 30_000_000, reservedMicros: 0, limitMicros: 40_000_000, forecastMicros: 60_000_000,
  spentTokens: 9_000_000, reservedTokens: 0, limitTokens: 40_000_000, forecastTokens: 18_000_000,
} as const;

it('tells of every budget what is spent and where it leads, in money and in tokens, and warns of what leads beyond its limit', () => {
  const report: Pick<FirstFigures, 'budgets' | 'currency'> = { currency: 'USD', budgets: [ginza] };
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <BudgetFigure report={report} exportHref="/usage/export?table=budgets" />
    </NextIntlClientProvider>,
  );
  const words = shown.replace(/<svg.*?<\/svg>/gu, '').replace(/<[^>]*>/gu, '|').replace(/\|+/gu, '|');
  expect(words).toContain('|Tokyo, Ginza|75% used|$30.00 of $40.00|Heading for $60.00 today|9m of 40m tokens|Heading for 18m tokens today|');
  expect(shown).toMatch(/text-caution">Heading for \$60\.00/u);
  expect(shown).not.toMatch(/text-caution">Heading for 18m/u);
});
