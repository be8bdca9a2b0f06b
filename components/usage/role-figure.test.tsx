import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import en from '@/lib/contract/messages/en.json';
import type { RoleSplit } from '@/lib/contract/usage-report';
import { RoleFigure } from './role-figure';

const share = { calls: 4, inputTokens: 100, outputTokens: 10, costMicros: 2_000_000 };
const show = (split: RoleSplit) => renderToStaticMarkup(
  <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
    <RoleFigure split={split} currency="USD" exportHref="/usage/export?table=roles" />
  </NextIntlClientProvider>,
);

describe('the split by role', () => {
  it('says of which weeks it is, and which roles stand together', () => {
    const shown = show({ byRole: [{ key: 'associate', label: 'associate', questions: 7, ...share }, { key: 'manager+admin', label: 'manager+admin', questions: 6, ...share }], roleWeeks: { from: '2026-11-09', until: '2026-11-22' } });
    expect(shown).toContain('in whole weeks: 9 – 22 November 2026.');
    expect(shown).toContain('Manager, Head office');
    expect(shown).toContain('/usage/export?table=roles');
  });

  it('says why it is not there, and not that nobody asked', () => {
    const shown = show({ byRole: [], roleWeeks: null });
    expect(shown).toContain('anything finer could single somebody out');
    expect(shown).not.toContain('Nothing in this period');
    expect(shown).not.toContain('/usage/export');
  });
});
