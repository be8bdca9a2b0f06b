import { asc, eq, sql, type SQL } from 'drizzle-orm';
import type { Role, Team } from '@/lib/scope';
import { staff } from '../schema/staff';
import { stores } from '../schema/stores';
import type { SystemTx } from '../scoped';

/** A person as the keeper of the house sees them: never a hash, only whether there is one. */
export interface StaffRecord {
  staffId: number;
  number: string;
  name: string;
  role: Role;
  teams: Team[];
  email: string | null;
  homeStore: string;
  /** Codes of the other stores they work in or answer for, by code. With `allStores` it does not matter. */
  otherStores: string[];
  allStores: boolean;
  hasPin: boolean;
  hasPassword: boolean;
  disabledAt: Date | null;
}

/** Everybody, by number, those who are disabled included. */
export async function listStaff(tx: SystemTx): Promise<StaffRecord[]> {
  return select(tx, sql`true`);
}

/** Whoever has this employee number, disabled or not. */
export async function findStaff(tx: SystemTx, number: string): Promise<StaffRecord | undefined> {
  return (await select(tx, eq(staff.number, number)))[0];
}

/** Whoever has this e-mail address, in whatever case, disabled or not. */
export async function findStaffByEmail(tx: SystemTx, email: string): Promise<StaffRecord | undefined> {
  return (await select(tx, sql`lower(${staff.email}) = ${email.toLowerCase()}`))[0];
}

async function select(tx: SystemTx, which: SQL): Promise<StaffRecord[]> {
  return tx
    .select({
      staffId: staff.id,
      number: staff.number,
      name: staff.name,
      role: staff.role,
      teams: staff.teams,
      email: staff.email,
      homeStore: stores.code,
      otherStores: sql<string[]>`(select coalesce(json_agg(t.code order by t.code), '[]')
        from staff_stores a join stores t on t.id = a.store_id where a.staff_id = ${staff.id} and t.id <> ${staff.homeStoreId})`,
      allStores: staff.allStores,
      hasPin: sql<boolean>`${staff.pinHash} is not null`,
      hasPassword: sql<boolean>`${staff.passwordHash} is not null`,
      disabledAt: staff.disabledAt,
    })
    .from(staff)
    .innerJoin(stores, eq(stores.id, staff.homeStoreId))
    .where(which)
    .orderBy(asc(staff.number));
}
