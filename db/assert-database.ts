import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './client';
import { searchSettings } from './scoped';

const leastPgvector = [0, 8, 0] as const;
const leastPostgres = 15;
const ourRoles = ['floorhand_reader', 'floorhand_system'] as const;

const facts = z.object({
  postgres: z.coerce.number(),
  pgvector: z.string().nullable(),
  /** Our roles that exist and cannot get past row-level security. */
  safe_roles: z.array(z.string()),
  /** Tables that were granted to our roles, and whose rows they could reach without a policy. */
  open_tables: z.array(z.string()),
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
  return problemsOf(facts.parse(await readFacts(db)));
}

/** The sentences for what `assertDatabase` found. */
export function problemsOf({ postgres, pgvector, safe_roles, open_tables, iterative_scan }: DatabaseFacts): string[] {
  const missing = ourRoles.filter((role) => !safe_roles.includes(role));
  return [
    postgres < leastPostgres && `Postgres ${postgres} is too old: ${leastPostgres} or newer is needed.`,
    pgvector === null && 'The extension pgvector is not installed in this database.',
    pgvector !== null && !isAtLeast(pgvector, leastPgvector) && `pgvector ${pgvector} is too old: ${leastPgvector.join('.')} or newer is needed.`,
    missing.length > 0 && `These roles are missing, or could read past row-level security: ${missing.join(', ')}.`,
    open_tables.length > 0 && `These tables have no forced row-level security: ${open_tables.join(', ')}.`,
    iterative_scan !== searchSettings['hnsw.iterative_scan'] && `hnsw.iterative_scan is ${iterative_scan ?? 'unknown'} and not ${searchSettings['hnsw.iterative_scan']}.`,
  ].filter((problem) => problem !== false);
}

async function readFacts(db: Database): Promise<unknown> {
  // The vector in the innermost query loads pgvector, which only then knows and checks its settings.
  const { rows } = (await db.execute(sql`
    select
      current_setting('server_version_num')::int / 10000 as postgres,
      (select extversion from pg_extension where extname = 'vector') as pgvector,
      array(select rolname::text from pg_roles where rolname = any(${sql.param(`{${ourRoles.join(',')}}`)}::text[])
        and not rolbypassrls and not rolsuper) as safe_roles,
      array(select relname::text from pg_class where relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
        and exists (select from aclexplode(relacl) join pg_roles on pg_roles.oid = grantee where rolname like 'floorhand\_%') order by 1) as open_tables,
      set_config('hnsw.iterative_scan', ${searchSettings['hnsw.iterative_scan']}, true) as iterative_scan
    from (select '[1]'::vector as loaded) as pgvector`)) as unknown as { rows: unknown[] };
  return rows[0];
}
