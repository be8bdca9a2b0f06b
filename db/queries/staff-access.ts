import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { regions, roles, teams } from '@/lib/scope';
import type { SystemTx } from '../scoped';

const storeRow = z.object({ id: z.int(), name: z.string(), city: z.string(), country: z.string(), region: z.enum(regions), timeZone: z.string(), locale: z.string() });
const collectionRow = z.object({
  id: z.int(),
  minimumRole: z.enum(roles),
  storeIds: z.array(z.int()).nullable(),
  regions: z.array(z.enum(regions)).nullable(),
  teams: z.array(z.enum(teams)).nullable(),
});
const accessRow = z.object({
  staffId: z.int(),
  role: z.enum(roles),
  teams: z.array(z.enum(teams)),
  locale: z.string().nullable(),
  homeStoreId: z.int(),
  accessVersion: z.int(),
  disabled: z.boolean(),
  signedOut: z.boolean(),
  deviceStoreId: z.int().nullable(),
  stores: z.array(storeRow),
  collections: z.array(collectionRow),
});
/** A staff member as access is decided by; `deviceStoreId` is null when the tablet is unknown or revoked. */
export type AccessRow = z.infer<typeof accessRow>;
const accessResult = z.object({ rows: z.array(accessRow).max(1) });

/** Whose access, and by which tablet and session, where there are any. */
interface AccessAsked {
  staffId: number;
  deviceId: string | null;
  sessionId?: string | null | undefined;
}

/**
 * Everything that access is decided by, in one statement: the person, the stores they work in or answer for (home store
 * included), the tablet, whether the session was signed out of, and the audiences of all collections that are not archived. Undefined for an unknown id.
 */
export async function findAccess(tx: SystemTx, { staffId, deviceId, sessionId = null }: AccessAsked, now: Date): Promise<AccessRow | undefined> {
  const result = await tx.execute(sql`
    select s.id as "staffId", s.role, s.teams, s.locale, s.home_store_id as "homeStoreId", s.access_version as "accessVersion",
      coalesce(s.disabled_at <= ${now.toISOString()}::timestamptz, false) as disabled,
      exists (select 1 from ended_sessions e where e.id = ${sessionId}::uuid) as "signedOut",
      (select d.store_id from devices d where d.id = ${deviceId}::uuid and d.revoked_at is null) as "deviceStoreId",
      (select coalesce(json_agg(json_build_object(
          'id', t.id, 'name', t.name, 'city', t.city, 'country', t.country, 'region', t.region, 'timeZone', t.time_zone, 'locale', t.locale) order by t.id), '[]')
        from stores t
        where s.all_stores or t.id = s.home_store_id or t.id in (select a.store_id from staff_stores a where a.staff_id = s.id)) as stores,
      (select coalesce(json_agg(json_build_object(
          'id', c.id, 'minimumRole', c.minimum_role, 'storeIds', c.store_ids, 'regions', c.regions, 'teams', c.teams) order by c.id), '[]')
        from collections c where c.archived_at is null) as collections
    from staff s where s.id = ${staffId}`);
  return accessResult.parse(result).rows[0];
}
