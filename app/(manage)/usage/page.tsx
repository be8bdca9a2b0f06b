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
import type { UsageReport } from '@/lib/contract/usage-report';
import { usageTableNames, type UsageTableName } from '@/lib/contract/usage-tables';
import { FloorhandError } from '@/lib/errors';
import { mayNamePeople, peoplePolicy } from '@/lib/observe/name-people';
import { makeUsageReport } from '@/lib/observe/usage-report';
import { AskedQuestions } from './asked-questions';
import { showPeople } from './name-people-action';
import { usageFilterOf, usageReader } from './read-usage';
import { UsageHead } from './usage-head';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('usage'))('title') };
}

interface UsagePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where the questions and the money go. The sums come at once; what staff asked is read from the questions themselves and follows. */
export default async function UsagePage({ searchParams }: UsagePageProps) {
  const { report, alerts, timeZone } = await readFirstData(await searchParams);
  const t = await getTranslations('usage');
  const query = usageQuery(report.filter, {}, report.choices.stores.map(({ id }) => id));
  const exportHrefs = exportHrefsOf(query);
  return (
    <main className="mx-auto max-w-[80rem] px-6 pt-8 pb-24 sm:px-10">
      <UsageTop report={report} />
      <AlertList alerts={alerts} timeZone={timeZone} />
      <JumpLinks />
      <UsageFigures report={report} exportHrefs={exportHrefs} />
      {mayNamePeople(await usageReader(), peoplePolicy) ? (
        <div className="mt-14">
          <NamedPeople key={query} query={Object.fromEntries(new URLSearchParams(query))} show={showPeople} />
        </div>
      ) : null}
      <div id="questions" className={`${jumpTargetClass} mt-14`}>
        <Suspense fallback={<Skeleton lines={6} label={t('questionsLoading')} />}>
          <AskedQuestions filter={report.filter} exportHrefs={exportHrefs} />
        </Suspense>
      </div>
    </main>
  );
}

/** The head of the page; its days are written here, once. */
function UsageTop({ report: { filter, before, choices } }: { report: UsageReport }) {
  const t = useTranslations('usage');
  const { range } = useFigures('USD');
  return <UsageHead report={{ filter, choices }} lead={t('lead', { range: range(filter.from, filter.until), before: range(before.from, before.until) })} />;
}

/** An address that names what is not there, or not the reader's, is no page. */
async function readFirstData(given: unknown): Promise<{ report: UsageReport; alerts: ShownAlert[]; timeZone: string }> {
  try {
    const scope = await usageReader();
    const { db, clock } = services();
    const filter = usageFilterOf(scope, given);
    return await withScope(db, scope, async (tx) => ({ report: await makeUsageReport(tx, scope, filter, clock), alerts: await showAlerts(tx, clock), timeZone: scope.timeZone }));
  } catch (error) {
    if (error instanceof FloorhandError && (error.code === 'not_found' || error.code === 'bad_input')) notFound();
    throw error;
  }
}

function exportHrefsOf(query: string): Record<UsageTableName, string> {
  const hrefs = usageTableNames.map((table) => [table, `/usage/export?table=${table}${query.replace('?', '&')}`] as const);
  return Object.fromEntries(hrefs) as Record<UsageTableName, string>;
}
