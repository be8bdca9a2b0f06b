import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ToastProvider } from '@/components/ui/toast';
import type { BudgetsView } from '@/lib/contract/budget-limits';
import ar from '@/lib/contract/messages/ar.json';
import en from '@/lib/contract/messages/en.json';
import { BudgetBar } from './budget-bar';
import { BudgetsScreen, type BudgetsScreenProps } from './budgets-screen';

const standing = { periodStart: '2026-11-01', spentMicros: 32_000_000, reservedMicros: 2_000_000, spentTokens: 5, reservedTokens: 0 };
const limit = { costMicros: 40_000_000, tokens: 40_000_000 };
const view: BudgetsView = {
  currency: 'USD', timeZone: 'Europe/Paris', storeDefault: limit,
  roles: [{ role: 'associate', limit }, { role: 'manager', limit }, { role: 'admin', limit: null }],
  stores: [{ id: 1, name: 'Rive Gauche', city: 'Paris', own: null, standing }, { id: 2, name: 'Ginza', city: 'Tokyo', own: { costMicros: 10_000_000, tokens: 7 }, standing: { ...standing, spentMicros: 10_000_000, reservedMicros: 0 } }],
  chain: { limit, standing },
  changes: [{ id: 1, at: '2026-11-20T22:00:00.000Z', by: null, subject: { level: 'store', storeId: 2 }, before: null, after: limit }],
};

function screen(editing: BudgetsScreenProps['editing'], given = view, locale: 'en' | 'ar' = 'en') {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
      <ToastProvider>
        <BudgetsScreen view={given} editing={editing} change={() => Promise.resolve({ ok: true })} />
      </ToastProvider>
    </NextIntlClientProvider>,
  );
}

describe('the page of budgets', () => {
  it('draws whichever of money and tokens is used up first, so that the bar and its share agree', () => {
    const tight = { ...standing, spentMicros: 20_000_000, reservedMicros: 0, spentTokens: 34_000_000, reservedTokens: 0 };
    const shown = renderToStaticMarkup(
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <BudgetBar label="Ginza" limit={limit} standing={tight} currency="USD" />
      </NextIntlClientProvider>,
    );
    expect(shown).toContain('aria-valuenow="85" aria-valuetext="$20.00 of $40.00 · 34,000,000 of 40,000,000 tokens"');
    expect(shown).toContain('85% used');
    expect(shown.match(/<rect width="85"/g)).toHaveLength(2);
  });

  it('shows every budget as a meter with words, a store’s own limit above the one for all', () => {
    const page = screen('now');
    expect(page.match(/role="meter"/g)).toHaveLength(3);
    expect(page).toContain('aria-valuetext="$32.00 of $40.00"');
    expect(page).toContain('aria-valuetext="$10.00 of $10.00"');
    expect(page).toContain('$2.00 held by answers that are being written');
    // The page's policy lets no style attribute through.
    expect(page).not.toContain('style=');
  });

  it('offers changes to whoever may make them, and to nobody else', () => {
    expect(screen('now').match(/aria-label="Change the limit: /g)).toHaveLength(7);
    expect(screen('after_full_sign_in')).toContain('href="/sign-in/full"');
    for (const editing of ['never', 'after_full_sign_in'] as const) expect(screen(editing)).not.toContain('Change the limit');
  });

  it('tells who changed what from what, but not to managers', () => {
    expect(screen('now')).toContain('from the limit for every store to $40.00 and 40,000,000 tokens');
    expect(screen('now')).toContain('Somebody who is not there any more');
    expect(screen('never', { ...view, chain: null, changes: [] })).not.toContain('Nobody has changed a limit yet');
  });

  it('says that nothing may be spent where no limit is set', () => {
    expect(screen('now')).toContain('No limit is set, so nothing may be spent.');
  });

  it('is there in Arabic, with the digits of the house', () => {
    expect(screen('now', view, 'ar')).toMatch(/32\.00/);
  });
});
