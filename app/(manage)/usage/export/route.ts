import { requireScope } from '@/app/auth';
import { services } from '@/app/services';
import { answerErrors } from '@/app/api/v1/answer-errors';
import { listTopQuestions } from '@/db/queries/usage-gaps';
import { withScope } from '@/db/scoped';
import { localDay } from '@/lib/clock';
import { usageTableSchema, type UsageTableName } from '@/lib/contract/usage-tables';
import type { UsageFilter } from '@/lib/contract/usage-report';
import { FloorhandError } from '@/lib/errors';
import { findGaps } from '@/lib/knowledge/find-gaps';
import { namePeople } from '@/lib/observe/name-people';
import { readUsageFilter } from '@/lib/observe/read-usage-filter';
import { checkMaySeeUsage, makeUsageReport } from '@/lib/observe/usage-report';
import { reportTables, type UsageRecord } from '@/lib/observe/usage-tables';
import { writeCsv } from '@/lib/observe/write-csv';
import type { Scope } from '@/lib/scope';

export const dynamic = 'force-dynamic';

const questionsMax = 500;

/** One table of the usage page as a file, of the same filter and the same rows. */
export async function GET(request: Request): Promise<Response> {
  return answerErrors(async () => {
    const scope = await requireScope();
    checkMaySeeUsage(scope);
    const { table, ...query } = Object.fromEntries(new URL(request.url).searchParams);
    const named = usageTableSchema.safeParse(table);
    if (!named.success) throw new FloorhandError('bad_input', { detail: 'There is no such table.' });
    const filter = readUsageFilter(query, scope, localDay(services().clock.now(), scope.timeZone));
    const csv = writeCsv(await recordsOf(named.data, scope, filter));
    const name = `floorhand-${named.data}-${filter.from}-${filter.until}.csv`;
    return new Response(csv, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store' } });
  });
}

async function recordsOf(table: UsageTableName, scope: Scope, filter: UsageFilter): Promise<UsageRecord[]> {
  const { db, clock, thesaurus } = services();
  if (table === 'top') return withScope(db, scope, (tx) => listTopQuestions(tx, filter, questionsMax)).then((rows) => rows.map(({ question, asked }) => ({ question, asked })));
  // Names are written down as looked at with every file, and are to be had only where they may be shown.
  if (table === 'people') return withScope(db, scope, (tx) => namePeople(tx, scope, filter, { clock }));
  if (table === 'gaps') {
    const gaps = await findGaps(db, scope, filter, thesaurus, questionsMax);
    return gaps.map(({ question, others, refused, bad, lastDay }) => ({ question, refused, rated_badly: bad, last_day: lastDay, also_asked: others.join(' | ') }));
  }
  return reportTables[table](await withScope(db, scope, (tx) => makeUsageReport(tx, scope, filter, clock)));
}
