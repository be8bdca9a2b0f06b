'use client';

import { useTranslations } from 'next-intl';
import type { RoleSplit, UsageShare } from '@/lib/contract/usage-report';
import { ShareFigure } from './share-figure';
import { useFigures } from './use-figures';

/** Questions and cost by role, in whole weeks; or why roles are not told apart. */
export function RoleFigure({ split: { byRole, roleWeeks }, currency, exportHref }: { split: RoleSplit; currency: string; exportHref: string }) {
  const t = useTranslations('usage');
  const shell = useTranslations('shell');
  const { range } = useFigures(currency);
  const roleName = ({ key }: UsageShare) => key.split('+').map((role) => (role === 'associate' || role === 'manager' || role === 'admin' ? shell(`role_${role}`) : role)).join(', ');
  const note = roleWeeks === null ? t('byRoleApart') : t('byRoleNote', { range: range(roleWeeks.from, roleWeeks.until) });
  return <ShareFigure report={{ currency }} title={t('byRole')} note={note} of={t('role')} shares={byRole} withheld={roleWeeks === null} nameOf={roleName} exportHref={exportHref} />;
}
