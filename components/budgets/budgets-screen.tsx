'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { useDates } from '@/components/ui/use-dates';
import { useFigures } from '@/components/usage/use-figures';
import type { BudgetsView, Limit, LimitChange } from '@/lib/contract/budget-limits';
import type { ActionResult } from '@/lib/contract/floor-actions';
import { BudgetBar } from './budget-bar';
import { LimitChanges } from './limit-changes';
import { LimitRow } from './limit-row';
import { useChangeLimit, type ChangeLimit } from './use-change-limit';

export interface BudgetsScreenProps {
  view: BudgetsView;
  /** Limits are an admin's to change, and only after a full sign-in. */
  editing: 'never' | 'after_full_sign_in' | 'now';
  change(input: LimitChange): Promise<ActionResult>;
  /** What else is decided on this page. */
  children?: ReactNode;
}

interface PartProps {
  view: BudgetsView;
  change: ChangeLimit | null;
}

/** What may be spent, by the chain, the stores and each person, and how much of it is. */
export function BudgetsScreen({ view, editing, change, children }: BudgetsScreenProps) {
  const t = useTranslations('budgets');
  const changeLimit = useChangeLimit(change);
  const own = editing === 'now' ? changeLimit : null;
  return (
    <main className="mx-auto flex w-full max-w-[80rem] flex-col gap-12 px-6 pt-8 pb-24 sm:px-10">
      <header className="flex flex-col gap-3">
        <h1 className="text-display font-[380]">{t('title')}</h1>
        <p className="max-w-prose text-soft">{t('lead')}</p>
        {editing === 'after_full_sign_in' ? (
          <p>
            {t('fullNeeded')}{' '}
            <a href="/sign-in/full" className="font-medium text-accent underline underline-offset-4">
              {t('fullLink')}
            </a>
          </p>
        ) : null}
      </header>
      {view.chain === null ? null : <ChainBudget view={view} chain={view.chain} change={own} />}
      <StoreBudgets view={view} change={own} />
      <RoleLimits view={view} change={own} />
      {editing === 'never' ? null : <LimitChanges {...view} />}
      {children}
    </main>
  );
}

function Part({ id, title, lead, children }: { id: string; title: string; lead: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1">
      <h2 id={id} className="text-title">
        {title}
      </h2>
      <p className="text-soft">{lead}</p>
      <ul className="gap-x-12 lg:grid lg:grid-cols-2 lg:[&>:only-child]:col-span-2">{children}</ul>
    </section>
  );
}

function ChainBudget({ view: { currency }, chain: { limit, standing }, change }: PartProps & { chain: NonNullable<BudgetsView['chain']> }) {
  const t = useTranslations('budgets');
  const dates = useDates();
  return (
    <Part id="budget-chain" title={t('chain')} lead={t('chainLead', { day: dates.day(standing.periodStart) })}>
      <LimitRow name={t('month')} subject={{ level: 'chain' }} own={limit} limit={limit} currency={currency} change={change}>
        <BudgetBar label={t('chain')} limit={limit} standing={standing} currency={currency} />
      </LimitRow>
    </Part>
  );
}

function StoreBudgets({ view: { stores, storeDefault, currency }, change }: PartProps) {
  const t = useTranslations('budgets');
  return (
    <Part id="budget-stores" title={t('stores')} lead={t('storesLead')}>
      <LimitRow name={t('everyStore')} subject={{ level: 'store', storeId: null }} own={storeDefault} limit={storeDefault} currency={currency} change={change}>
        <LimitText limit={storeDefault} currency={currency} />
      </LimitRow>
      {stores.map(({ id, name, city, own, standing }) => (
        <LimitRow
          key={id}
          name={name}
          note={
            <>
              <span className="font-normal text-soft">{city}</span>
              {own === null ? null : <Badge tone="accent">{t('ownLimit')}</Badge>}
            </>
          }
          subject={{ level: 'store', storeId: id }}
          own={own}
          limit={own ?? storeDefault}
          currency={currency}
          change={change}
        >
          <BudgetBar label={name} limit={own ?? storeDefault} standing={standing} currency={currency} />
        </LimitRow>
      ))}
    </Part>
  );
}

function RoleLimits({ view: { roles, currency }, change }: PartProps) {
  const t = useTranslations('budgets');
  const shell = useTranslations('shell');
  return (
    <Part id="budget-people" title={t('people')} lead={t('peopleLead')}>
      {roles.map(({ role, limit }) => (
        <LimitRow key={role} name={shell(`role_${role}`)} subject={{ level: 'staff', role }} own={limit} limit={limit} currency={currency} change={change}>
          <LimitText limit={limit} currency={currency} />
        </LimitRow>
      ))}
    </Part>
  );
}

function LimitText({ limit, currency }: { limit: Limit | null; currency: string }) {
  const t = useTranslations('budgets');
  const { money, whole } = useFigures(currency);
  return <p className="tabular-nums">{limit === null ? t('noLimit') : t('limitWords', { cost: money(limit.costMicros), tokens: whole(limit.tokens) })}</p>;
}
