import { useTranslations } from 'next-intl';
import type { PoliciesView, PeoplePolicy, PolicySubject } from '@/lib/contract/people-policies';

/** How policies and whom they hold for are called on the screen. */
export function usePolicyWords(lines: PoliciesView['lines']) {
  const t = useTranslations('policies');
  return {
    nameOf(subject: PolicySubject): string {
      if (subject.level === 'chain') return t('chain');
      if (subject.level === 'region') return t(`region_${subject.region}`);
      return lines.find((line) => line.subject.level === 'store' && line.subject.storeId === subject.storeId)?.name ?? t('unknownStore');
    },
    stateOf: (policy: Pick<PeoplePolicy, 'named'> | null) => (policy === null ? t('above') : policy.named ? t('on') : t('off')),
  };
}
