import { and, between, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { collections } from '@/db/schema/collections';
import { revisions } from '@/db/schema/documents';
import { passages } from '@/db/schema/passages';
import { stores } from '@/db/schema/stores';
import { traces } from '@/db/schema/traces';
import { usageEvents } from '@/db/schema/usage-events';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';
import type { TraceCall, TraceFilter } from '@/lib/contract/trace-view';

const listed = {
  runId: traces.runId, staffId: traces.staffId, storeId: traces.storeId, channel: traces.channel, question: traces.question, outcome: traces.outcome, rung: traces.rung,
  firstTextMs: traces.firstTextMs, totalMs: traces.totalMs, rating: traces.rating, day: traces.day, createdAt: traces.createdAt, store: stores.name, timeZone: stores.timeZone,
};

/** At most `most` traces of the filter, as far as the reader may see them (docs/decisions/0003), from the cursor on. */
export async function listTraces(tx: ScopedTx, filter: TraceFilter, most: number) {
  const { from, until, storeIds, outcome, rung, totalMsMin, order, after } = filter;
  const key = order === 'newest' ? traces.createdAt : traces.totalMs;
  const keyType = order === 'newest' ? sql`timestamptz` : sql`int`;
  return tx
    .select(listed)
    .from(traces)
    .innerJoin(stores, eq(stores.id, traces.storeId))
    .where(and(
      between(traces.day, from, until),
      sql`${traces.storeId} = any (${integerArrayLiteral(storeIds)}::int[])`,
      outcome === null ? undefined : eq(traces.outcome, outcome),
      rung === null ? undefined : eq(traces.rung, rung),
      totalMsMin === null ? undefined : gte(traces.totalMs, totalMsMin),
      after === null ? undefined : sql`(${key}, ${traces.runId}) < (${after.key}::${keyType}, ${after.runId}::uuid)`,
    ))
    .orderBy(desc(key), desc(traces.runId))
    .limit(most);
}
export type ListedTrace = Awaited<ReturnType<typeof listTraces>>[number];

/** One trace, or undefined when it is not there for this reader. */
export async function readTrace(tx: ScopedTx, runId: string) {
  const [row] = await tx
    .select({ ...listed, askerRole: traces.askerRole, errorCode: traces.errorCode, firstSourceMs: traces.firstSourceMs, detail: traces.detail })
    .from(traces)
    .innerJoin(stores, eq(stores.id, traces.storeId))
    .where(eq(traces.runId, runId));
  return row;
}

const alike = sql<string>`lower(btrim(${traces.question}))`;

/** Of these questions, in small letters, those that at least two people asked in these days and stores, or anybody three times: what the usage page would list as asked most. */
export async function listCommonQuestions(tx: ScopedTx, { from, until, storeIds }: Pick<TraceFilter, 'from' | 'until' | 'storeIds'>, questions: readonly string[]): Promise<Set<string>> {
  if (questions.length === 0) return new Set();
  const rows = await tx
    .select({ alike })
    .from(traces)
    .where(and(between(traces.day, from, until), sql`${traces.storeId} = any (${integerArrayLiteral(storeIds)}::int[])`, inArray(alike, [...questions])))
    .groupBy(alike)
    .having(sql`count(distinct ${traces.staffId}) >= 2 or count(*) >= 3`);
  return new Set(rows.map((row) => row.alike));
}

/** What was paid for these runs, a row for each call. A call that ends after midnight is the next day's. */
export async function listCallsOfRuns(tx: ScopedTx, runs: readonly { runId: string; storeId: number; day: string }[]): Promise<(TraceCall & { runId: string | null })[]> {
  const days = runs.map(({ day }) => day).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return tx
    .select({
      runId: usageEvents.runId, kind: usageEvents.kind, model: usageEvents.model, inputTokens: usageEvents.inputTokens, cachedInputTokens: usageEvents.cachedInputTokens,
      outputTokens: usageEvents.outputTokens, reasoningTokens: usageEvents.reasoningTokens, costMicros: usageEvents.costMicros, source: usageEvents.source,
    })
    .from(usageEvents)
    .where(and(
      sql`${usageEvents.storeId} = any (${integerArrayLiteral([...new Set(runs.map(({ storeId }) => storeId))])}::int[])`,
      sql`${usageEvents.day} between ${first}::date and ${last}::date + 1`,
      inArray(usageEvents.runId, runs.map(({ runId }) => runId)),
    ))
    .orderBy(usageEvents.id);
}

/** The titles of passages, as far as the reader may read them. */
export async function listPassageTitles(tx: ScopedTx, passageIds: readonly number[]): Promise<Map<number, { title: string; heading: string; collection: string }>> {
  if (passageIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: passages.id, title: revisions.title, heading: passages.heading, collection: collections.name })
    .from(passages)
    .innerJoin(revisions, eq(revisions.id, passages.revisionId))
    .innerJoin(collections, eq(collections.id, passages.collectionId))
    .where(inArray(passages.id, [...passageIds]));
  return new Map(rows.map(({ id, ...passage }) => [id, passage]));
}
