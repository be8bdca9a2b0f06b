'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useToaster } from '@/components/ui/toast';
import type { LimitChange } from '@/lib/contract/budget-limits';
import type { ActionResult } from '@/lib/contract/floor-actions';

/** Changes a limit and says so. Resolves with whether it is changed. */
export type ChangeLimit = (change: LimitChange & { name: string }) => Promise<boolean>;

/** Changes limits through the action; what was saved can be taken back for as long as the toast stays. */
export function useChangeLimit(change: (input: LimitChange) => Promise<ActionResult>): ChangeLimit {
  const t = useTranslations('budgets');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const toaster = useToaster();
  const act = useCallback((input: LimitChange) => change(input).catch(() => ({ ok: false, code: 'unexpected' }) as const), [change]);
  return useCallback(
    async ({ name, subject, before, after }) => {
      const result = await act({ subject, before, after });
      const undo = async () => {
        const undone = await act({ subject, before: after, after: before });
        toaster.show({ text: undone.ok ? t('undone', { name }) : errors(undone.code) });
      };
      toaster.show(result.ok ? { text: t('saved', { name }), undo: { label: common('undo'), run: () => void undo() } } : { text: errors(result.code) });
      return result.ok;
    },
    [act, toaster, t, common, errors],
  );
}
