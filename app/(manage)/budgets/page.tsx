import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { currentReader } from '@/app/current-reader';
import { services } from '@/app/services';
import { BudgetsScreen } from '@/components/budgets/budgets-screen';
import { PeoplePolicies } from '@/components/budgets/people-policies';
import { withScope } from '@/db/scoped';
import { readBudgets } from '@/lib/budget/read-budgets';
import { readPeoplePolicies } from '@/lib/observe/read-people-policies';
import { atLeast } from '@/lib/scope';
import { changeBudgetLimit, setPeoplePolicy } from './actions';
import { titleFor } from '../title-for';

export function generateMetadata(): Promise<Metadata> {
  return titleFor('manager', 'budgets');
}

/** What may be spent and how much of it is: managers see their stores, admins all, and change the limits. */
export default async function BudgetsPage() {
  const reader = await currentReader();
  if (!reader) redirect('/sign-in');
  const { principal, scope } = reader;
  if (!atLeast(scope.role, 'manager')) notFound();
  const { db, clock } = services();
  const { view, policies } = await withScope(db, scope, async (tx) => ({ view: await readBudgets(tx, scope, clock), policies: await readPeoplePolicies(tx, scope) }));
  const editing = scope.role !== 'admin' ? 'never' : principal.via === 'full' ? 'now' : 'after_full_sign_in';
  return (
    <BudgetsScreen view={view} editing={editing} change={changeBudgetLimit}>
      {policies === null ? null : <PeoplePolicies view={policies} timeZone={scope.timeZone} change={editing === 'now' ? setPeoplePolicy : null} />}
    </BudgetsScreen>
  );
}
