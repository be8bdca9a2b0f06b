import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ShownAlert } from '@/lib/contract/alert';
import en from '@/lib/contract/messages/en.json';
import { AlertList } from './alert-list';

const known = { at: '2026-11-20T22:30:00.000Z', periodStart: '2026-11-20', currency: 'USD' };
const budget = { spentMicros: 34_000_000, limitMicros: 40_000_000, spentTokens: 1_000, limitTokens: 40_000_000 };

function list(...alerts: ShownAlert[]) {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <AlertList alerts={alerts} timeZone="Europe/Paris" />
    </NextIntlClientProvider>,
  );
}

describe('the list of alerts', () => {
  it('says what happened, where, and when by the reader’s clock', () => {
    const shown = list({ ...known, id: 1, store: 'Ginza', kind: 'budget_nearly_spent', figures: budget });
    expect(shown).toContain('Ginza');
    expect(shown).toContain('Most of the budget is spent: $34.00 of $40.00.');
    expect(shown).toContain('20 November 2026, 23:30');
  });

  it('tells of the tokens where they run out before the money', () => {
    expect(list({ ...known, id: 1, store: null, kind: 'budget_spent', figures: { ...budget, spentTokens: 39_999_000 } })).toContain('The budget is spent: 39,999,000 of 40,000,000 tokens.');
  });

  it('compares what a question costs and how many are refused with before', () => {
    const shown = list(
      { ...known, id: 1, store: null, kind: 'cost_doubled', figures: { costPerQuestionMicros: 24_000, beforeMicros: 11_000, questions: 60 } },
      { ...known, id: 2, store: null, kind: 'refusals_jumped', figures: { refusedShare: 0.21, beforeShare: 0.08, questions: 60 } },
    );
    expect(shown).toContain('The whole house');
    expect(shown).toContain('A question costs $0.024, against $0.011 in the week before.');
    expect(shown).toContain('21% of the questions found no evidence, against 8% in the two weeks before.');
  });

  it('is not there without an alert', () => {
    expect(list()).toBe('');
  });
});
