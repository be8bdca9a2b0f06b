import { and, between, sql, type Column, type SQL } from 'drizzle-orm';
import { integerArrayLiteral } from '@/db/scoped';
import type { UsageFilter } from '@/lib/contract/usage-report';

/** Days and stores of one sum, with what else narrows it down. */
export type UsageRange = Pick<UsageFilter, 'from' | 'until' | 'storeIds' | 'rung' | 'model'>;

/** The columns by which a table of totals can be narrowed down. A filter for a column that it lacks has no effect on it. */
interface Narrowed {
  day: Column;
  storeId: Column;
  rung?: Column;
  model?: Column;
}

/** The rows of a range. Stores are named literally: row-level security is the lock, this lets the planner use the key. */
export function inRange(table: Narrowed, range: UsageRange): SQL | undefined {
  const equal = (column: Column | undefined, value: string | null) => (column === undefined || value === null ? undefined : sql`${column} = ${value}`);
  return and(
    between(table.day, range.from, range.until),
    sql`${table.storeId} = any (${integerArrayLiteral(range.storeIds)}::int[])`,
    equal(table.rung, range.rung),
    equal(table.model, range.model),
  );
}

/** One table summed by several columns in one pass; `by` says by which, `key` is its value as text. */
export function groupedBy(columns: Readonly<Record<string, Column>>): { by: SQL<string>; key: SQL<string>; sets: SQL } {
  const entries = Object.entries(columns);
  const branch = (value: (name: string, column: Column) => SQL) => sql.join(entries.map(([name, column]) => sql`when grouping(${column}) = 0 then ${value(name, column)}`), sql` `);
  return {
    by: sql<string>`case ${branch((name) => sql`${sql.raw(`'${name}'`)}`)} else 'all' end`,
    key: sql<string>`case ${branch((_, column) => sql`${column}::text`)} else '' end`,
    sets: sql`grouping sets (${sql.join([sql`()`, ...entries.map(([, column]) => sql`(${column})`)], sql`, `)})`,
  };
}
