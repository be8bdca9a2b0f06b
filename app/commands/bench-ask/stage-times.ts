import type { Services } from '@/app/services';
import { traces } from '@/db/schema/traces';
import { withSystem } from '@/db/scoped';
import { gte } from 'drizzle-orm';
import { summarise } from '@/e2e/load/quantiles';

/** How long each stage took inside the product, from the traces of the questions asked since then. */
export async function stageTimes({ db }: Services, since: Date): Promise<Record<string, { p50: number; p95: number }>> {
  const rows = await withSystem(db, (tx) => tx.select({ detail: traces.detail, sources: traces.firstSourceMs, text: traces.firstTextMs }).from(traces).where(gte(traces.createdAt, since)));
  const stages = rows.flatMap(({ detail, sources, text }) => [
    ...detail.stages.map(({ name, durationMs }) => ({ name, ms: durationMs })),
    { name: 'to sources', ms: sources },
    { name: 'to first text', ms: text },
  ]);
  const byName = Map.groupBy(stages, ({ name }) => name);
  return Object.fromEntries([...byName].map(([name, all]) => [name, summarise(all.flatMap(({ ms }) => ms ?? []))]));
}
