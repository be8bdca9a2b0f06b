import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { accessProblems } from './assert-database-access';
import type { Database } from './client';
import { searchSettings } from './scoped';

const leastPgvector = [0, 8, 0] as const;
const leastPostgres = 15;

const facts = z.object({
  postgres: z.coerce.number(),
  pgvector: z.string().nullable(),
  /** What the search settings really are once set; pgvector is loaded by then, so a mistyped one is an error, not a warning. */
  iterative_scan: z.string().nullable(),
});
export type DatabaseFacts = z.infer<typeof facts>;

function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  const differing = least.findIndex((part, at) => (parts[at] ?? 0) !== part);
  return differing === -1 || (parts[differing] ?? 0) > (least[differing] ?? 0);
}

/** What is wrong with the database, in sentences; none when it may serve. Rejects when it cannot be asked. */
export async function assertDatabase(db: Database): Promise<string[]> {
  return [...problemsOf(facts.parse(await readFacts(db))), ...(await accessProblems(db))];
}

/** The sentences for what was found of versions and settings. */
export function problemsOf({ postgres, pgvector, iterative_scan }: DatabaseFacts): string[] {
  return [
    postgres < leastPostgres && `Postgres ${postgres} is too old: ${leastPostgres} or newer is needed.`,
    pgvector === null && 'The extension pgvector is not installed in this database.',
    pgvector !== null && !isAtLeast(pgvector, leastPgvector) && `pgvector ${pgvector} is too old: ${leastPgvector.join('.')} or newer is needed.`,
    iterative_scan !== searchSettings['hnsw.iterative_scan'] && `hnsw.iterative_scan is ${iterative_scan ?? 'unknown'} and not ${searchSettings['hnsw.iterative_scan']}.`,
  ].filter((problem) => problem !== false);
}

async function readFacts(db: Database): Promise<unknown> {
  // The vector in the innermost query loads pgvector, which only then knows and checks its settings.
  const { rows } = (await db.execute(sql`
    select
      current_setting('server_version_num')::int / 10000 as postgres,
      (select extversion from pg_extension where extname = 'vector') as pgvector,
      set_config('hnsw.iterative_scan', ${searchSettings['hnsw.iterative_scan']}, true) as iterative_scan
    from (select '[1]'::vector as loaded) as pgvector`)) as unknown as { rows: unknown[] };
  return rows[0];
}
