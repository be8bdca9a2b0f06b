import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { usageReader } from '@/app/(manage)/usage/read-usage';
import { services } from '@/app/services';
import { TraceScreen } from '@/components/traces/trace-screen';
import { withScope } from '@/db/scoped';
import type { TraceView } from '@/lib/contract/trace-view';
import { FloorhandError } from '@/lib/errors';
import { explainEvidence, explainRung } from '@/lib/observe/explain-run';
import { readRun } from '@/lib/observe/read-run';
import { titleFor } from '../../title-for';

export async function generateMetadata(): Promise<Metadata> {
  return titleFor('manager', 'traces');
}

/** One run of the reader's stores. */
export default async function TracePage({ params }: { params: Promise<{ runId: string }> }) {
  const run = await readOne((await params).runId);
  return <TraceScreen run={run} why={{ rung: explainRung(run), evidence: explainEvidence(run) }} />;
}

async function readOne(runId: string): Promise<TraceView> {
  if (!z.uuid().safeParse(runId).success) notFound();
  try {
    const scope = await usageReader();
    return await withScope(services().db, scope, (tx) => readRun(tx, scope, runId));
  } catch (error) {
    if (error instanceof FloorhandError && error.code === 'not_found') notFound();
    throw error;
  }
}
