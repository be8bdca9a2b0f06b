'use client';

import { ChartNoAxesColumn, LogOut, UserRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { localeNames, locales } from '@/lib/locales';
import { atLeast } from '@/lib/scope';
import { themes } from '@/lib/theme';
import { useFloor } from './floor';

/** Who is signed in and where; the language and look of the screens; the way out. */
export function AccountMenu() {
  const t = useTranslations('shell');
  const current = useLocale();
  const { viewer, actions, theme, setTheme, signOut, openUsage } = useFloor();
  const usage = useTranslations('usage');
  const languages = locales.map(
    (locale): MenuItem => ({ key: locale, label: localeNames[locale], lang: locale, group: t('language'), checked: locale === current, onSelect: () => void actions.setLocale({ locale }).catch(() => undefined) }),
  );
  const looks = themes.map((each): MenuItem => ({ key: each, label: t(`theme_${each}`), group: t('theme'), checked: each === theme, onSelect: () => setTheme(each) }));
  const leave: MenuItem = { key: 'sign-out', label: t('signOut'), group: '', icon: <LogOut size={18} className="rtl:-scale-x-100" />, onSelect: () => signOut('chosen') };
  const manage: MenuItem[] = atLeast(viewer.role, 'manager') ? [{ key: 'usage', label: usage('link'), icon: <ChartNoAxesColumn size={18} />, onSelect: openUsage }] : [];
  return (
    <Menu
      label={t('accountOf', { name: viewer.name })}
      place="above-start"
      triggerClassName="min-h-14 min-w-16 flex-col gap-1 px-1.5 py-1.5 wide:w-full"
      trigger={
        <>
          <UserRound size={22} aria-hidden="true" />
          <span className="leading-tight">{t('account')}</span>
        </>
      }
      header={
        <>
          <span className="block font-medium">{viewer.name}</span>
          <span className="block text-label text-soft">
            {t(`role_${viewer.role}`)} · {viewer.storeName}
          </span>
        </>
      }
      items={[...manage, ...languages, ...looks, leave]}
    />
  );
}
