import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import ar from '@/lib/contract/messages/ar.json';
import { DataTable } from './data-table';

it('sets figures under each other by their last digit, also where words run from the right', () => {
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale="ar" messages={ar} timeZone="UTC">
      <DataTable caption="المتاجر" columns={[{ key: 'name', label: 'المتجر' }, { key: 'questions', label: 'الأسئلة', figures: true }]} rows={[{ key: '1', cells: ['Ginza', '1,666'] }]} />
    </NextIntlClientProvider>,
  );
  expect(shown.match(/<t[hd][^>]*text-right/gu)).toHaveLength(2);
  expect(shown).not.toContain('text-end');
});
