import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { services } from '@/app/services';
import { Skeleton } from '@/components/ui/skeleton';
import { AlertList } from '@/components/usage/alert-list';
import { JumpLinks, jumpTargetClass } from '@/components/usage/jump-links';
import { NamedPeople } from '@/components/usage/named-people';
import { useFigures } from '@/components/usage/use-figures';
import { UsageFigures } from '@/components/usage/usage-figures';
import { usageQuery } from '@/components/usage/usage-query';
import { withScope } from '@/db/scoped';
import { showAlerts } from '@/lib/budget/alerts/show-alerts';
import type { ShownAlert } from '@/lib/contract/alert';
import type { NamedStores } from '@/lib/contract/people-policies';
import type { FirstFigures } from '@/lib/contract/usage-report';
import { usageTableNames, type UsageTableName } from '@/lib/contract/usage-tables';
import { FloorhandError } from '@/lib/errors';
import { readNamedStores } from '@/lib/observe/name-people';
import { makeFirstFigures } from '@/lib/observe/usage-report';
import { AskedQuestions } from './asked-questions';
import { showPeople } from './name-people-action';
import { usageFilterOf, usageReader } from './read-usage';
import { LateRoleSplit } from './role-split';
import { UsageHead } from './usage-head';
import { titleFor } from '../title-for';

export function generateMetadata(): Promise<Metadata> {
  return titleFor('manager', 'usage');
}

interface UsagePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where the questions and the money go. The sums come at once; what staff asked is read from the questions themselves and follows. */
export default async function UsagePage({ searchParams }: UsagePageProps) {
  const t = await getTranslations('usage');
  const { report, alerts, named, timeZone } = await readFirstData(await searchParams);
  const query = usageQuery(report.filter, {}, report.choices.stores.map(({ id }) => id));
  const exportHrefs = exportHrefsOf(query);
  return (
    <main className="mx-auto max-w-[80rem] px-6 pt-8 pb-24 sm:px-10">
      <UsageTop report={report} />
      <AlertList alerts={alerts} timeZone={timeZone} />
      <JumpLinks />
      <UsageFigures
        report={report}
        exportHrefs={exportHrefs}
        byRole={
          <Suspense fallback={<Skeleton lines={3} label={t('loading')} />}>
            <LateRoleSplit filter={report.filter} currency={report.currency} exportHref={exportHrefs.roles} />
          </Suspense>
        }
      />
      {named === null ? null : (
        <div className="mt-14">
          <NamedPeople key={query} named={named} query={Object.fromEntries(new URLSearchParams(query))} exportHref={exportHrefs.people} show={showPeople} />
        </div>
      )}
      <div id="questions" className={`${jumpTargetClass} mt-14`}>
        <AskedQuestions filter={report.filter} exportHrefs={exportHrefs} />
      </div>
    </main>
  );
}

/** The head of the page; its days are written here, once. */
function UsageTop({ report: { filter, before, choices } }: { report: FirstFigures }) {
  const t = useTranslations('usage');
  const { range } = useFigures('USD');
  return <UsageHead report={{ filter, choices }} lead={t('lead', { range: range(filter.from, filter.until), before: range(before.from, before.until) })} />;
}

/** An address that names what is not there, or not the reader's, is no page. */
async function readFirstData(given: unknown): Promise<{ report: FirstFigures; alerts: ShownAlert[]; named: NamedStores | null; timeZone: string }> {
  try {
    const scope = await usageReader();
    const { db, clock } = services();
    const filter = usageFilterOf(scope, given);
    return await withScope(db, scope, async (tx) => ({ report: await makeFirstFigures(tx, scope, filter, clock), alerts: await showAlerts(tx, clock), named: await readNamedStores(tx, scope, filter), timeZone: scope.timeZone }));
  } catch (error) {
    if (error instanceof FloorhandError && (error.code === 'not_found' || error.code === 'bad_input')) notFound();
    throw error;
  }
}

function exportHrefsOf(query: string): Record<UsageTableName, string> {
  const hrefs = usageTableNames.map((table) => [table, `/usage/export?table=${table}${query.replace('?', '&')}`] as const);
  return Object.fromEntries(hrefs) as Record<UsageTableName, string>;
}
