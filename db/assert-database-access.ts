import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './client';

const ourRoles = ['floorhand_reader', 'floorhand_system'] as const;

/** What proves who somebody is: the reading role has no business with these columns, in whichever rows. */
export const secretColumns = ['api_keys.key_hash', 'devices.token_hash', 'staff.password_hash', 'staff.pin_hash'] as const;

/** Everything that would let rows past row-level security, or secrets out at all. `subject` is a role or a table. */
const sentences = {
  role_missing: (role) => `The role ${role} is missing.`,
  role_unbound: (role) => `The role ${role} is a superuser or has BYPASSRLS, so it could read every row.`,
  role_inherits: (role, above) => `The role ${role} is a member of ${above}, which could read every row.`,
  table_open: (table) => `The table ${table} has no row-level security enabled.`,
  table_unforced: (table) => `The table ${table} does not force row-level security on its owner.`,
  table_public: (table) => `Everybody (PUBLIC) has privileges on the table ${table}.`,
  policy_public: (table) => `The table ${table} has a policy for everybody (PUBLIC).`,
  beyond_policies: (table, privilege) => `The table ${table} can be reached past its policies: ${privilege}.`,
  secret: (table, columns) => `The reading role has privileges on secret columns of the table ${table}: ${columns}.`,
} as const satisfies Record<string, (subject: string, detail: string) => string>;

const kinds = Object.keys(sentences).filter((kind): kind is keyof typeof sentences => kind in sentences);
const findings = z.array(z.object({ kind: z.enum(kinds), subject: z.string(), detail: z.string() }));

/** What is wrong with roles, grants and policies, a sentence each. Rejects when the database cannot be asked. */
export async function accessProblems(db: Database): Promise<string[]> {
  const { rows } = (await db.execute(findingsQuery())) as unknown as { rows: unknown };
  return findings.parse(rows).map(({ kind, subject, detail }) => sentences[kind](subject, detail));
}

/**
 * Looks at our two roles, and at every table and view that either was granted, be it one column. The catalogue is open to
 * every login. A view cannot have row-level security, so one that was granted is reported as open.
 */
function findingsQuery() {
  return sql`
    with ours as (
      select oid, rolname::text as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = any(${textArray(ourRoles)}::text[])
    ), grants as (
      select oid as relation, (aclexplode(relacl)).grantee from pg_class where relkind in ('r', 'p', 'v', 'm', 'f')
      union select attrelid, (aclexplode(attacl)).grantee from pg_attribute where not attisdropped
    ), granted as (
      select oid, relname::text as name, relrowsecurity as secured, relforcerowsecurity as forced from pg_class
      where oid in (select relation from grants where grantee in (select oid from ours))
    ), found (kind, subject, detail) as (
      select 'role_missing', name, '' from unnest(${textArray(ourRoles)}::text[]) as name where name not in (select name from ours)
      union all select 'role_unbound', name, '' from ours where unbound
      union all select 'role_inherits', name, above.rolname::text from ours join pg_roles above on (above.rolsuper or above.rolbypassrls) and pg_has_role(ours.oid, above.oid, 'MEMBER') where not unbound
      union all select 'table_open', name, '' from granted where not secured
      union all select 'table_unforced', name, '' from granted where secured and not forced
      union all select 'table_public', name, '' from granted join grants on relation = oid and grantee = 0
      union all select distinct 'policy_public', name, '' from granted join pg_policy on polrelid = granted.oid and 0 = any(polroles)
      union all select 'beyond_policies', granted.name, ours.name || ' holds ' || privilege from granted, ours, unnest('{REFERENCES,TRIGGER,TRUNCATE}'::text[]) as privilege
        where not unbound and has_table_privilege(ours.oid, granted.oid, privilege)
      union all select 'secret', relname::text, string_agg(attname, ', ' order by attname) from pg_class join pg_attribute on attrelid = pg_class.oid join ours on ours.name = 'floorhand_reader' and not unbound
        where relnamespace = 'public'::regnamespace and relname || '.' || attname = any(${textArray(secretColumns)}::text[]) and has_column_privilege(ours.oid, pg_class.oid, attnum, 'SELECT, INSERT, UPDATE, REFERENCES') group by relname
    )
    select kind, subject, detail from found order by subject, kind, detail`;
}

/** Postgres' text form of an array of plain names. */
function textArray(names: readonly string[]): string {
  return `{${names.join(',')}}`;
}
