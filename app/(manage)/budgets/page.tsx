import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { currentReader } from '@/app/current-reader';
import { services } from '@/app/services';
import { BudgetsScreen } from '@/components/budgets/budgets-screen';
import { withScope } from '@/db/scoped';
import { readBudgets } from '@/lib/budget/read-budgets';
import { atLeast } from '@/lib/scope';
import { changeBudgetLimit } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budgets'))('title') };
}

/** What may be spent and how much of it is: managers see their stores, admins all, and change the limits. */
export default async function BudgetsPage() {
  const reader = await currentReader();
  if (!reader) redirect('/sign-in');
  const { principal, scope } = reader;
  if (!atLeast(scope.role, 'manager')) notFound();
  const { db, clock } = services();
  const view = await withScope(db, scope, (tx) => readBudgets(tx, scope, clock));
  const editing = scope.role !== 'admin' ? 'never' : principal.via === 'full' ? 'now' : 'after_full_sign_in';
  return <BudgetsScreen view={view} editing={editing} change={changeBudgetLimit} />;
}
