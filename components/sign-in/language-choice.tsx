'use client';

import { Globe } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Menu } from '@/components/ui/menu';
import { localeNames, locales, type Locale } from '@/lib/locales';

/** The language of the screens, before anyone is known. */
export function LanguageChoice({ choose }: { choose: (locale: Locale) => Promise<void> }) {
  const t = useTranslations('shell');
  const current = useLocale();
  return (
    <Menu
      label={t('language')}
      place="below-end"
      trigger={
        <>
          <Globe size={20} strokeWidth={1.5} aria-hidden="true" />
          {localeNames[current]}
          <span className="sr-only">{t('language')}</span>
        </>
      }
      items={locales.map((locale) => ({
        key: locale,
        label: localeNames[locale],
        lang: locale,
        checked: locale === current,
        onSelect: () => void choose(locale).then(() => window.location.reload()),
      }))}
    />
  );
}
