import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { usageReader } from '@/app/(manage)/usage/read-usage';
import { services } from '@/app/services';
import { TraceList } from '@/components/traces/trace-list';
import { withScope } from '@/db/scoped';
import { localDay } from '@/lib/clock';
import type { TraceList as TraceListData } from '@/lib/contract/trace-view';
import { FloorhandError } from '@/lib/errors';
import { listRuns } from '@/lib/observe/list-runs';
import { readTraceFilter } from '@/lib/observe/read-trace-filter';
import { titleFor } from '../title-for';
import { TracesHead } from './traces-head';

export async function generateMetadata(): Promise<Metadata> {
  return titleFor('manager', 'traces');
}

interface TracesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The runs of the reader's stores, one by one. */
export default async function TracesPage({ searchParams }: TracesPageProps) {
  const list = await readList(await searchParams);
  return (
    <main className="mx-auto max-w-[80rem] px-6 pt-8 pb-24 sm:px-10">
      <TracesHead list={{ filter: list.filter, stores: list.stores }} />
      <TraceList list={list} />
    </main>
  );
}

/** An address that names what is not there, or not the reader's, is no page. */
async function readList(given: unknown): Promise<TraceListData> {
  try {
    const scope = await usageReader();
    const { db, clock } = services();
    const filter = readTraceFilter(given, scope, localDay(clock.now(), scope.timeZone));
    return await withScope(db, scope, (tx) => listRuns(tx, scope, filter));
  } catch (error) {
    if (error instanceof FloorhandError && (error.code === 'not_found' || error.code === 'bad_input')) notFound();
    throw error;
  }
}
