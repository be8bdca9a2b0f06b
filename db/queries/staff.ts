import { and, asc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Role } from '@/lib/scope';
import { staff } from '../schema/staff';
import { stores } from '../schema/stores';
import type { ScopedTx, SystemTx } from '../scoped';

/** The signed-in person as screens show them. */
export interface OwnProfile {
  name: string;
  number: string;
  role: Role;
  store: string;
}

/** Name and store of the scope's own person. */
export async function findOwnProfile(tx: ScopedTx, staffId: number, storeId: number): Promise<OwnProfile | undefined> {
  const [row] = await tx
    .select({ name: staff.name, number: staff.number, role: staff.role, store: stores.name })
    .from(staff)
    .innerJoin(stores, eq(stores.id, storeId))
    .where(eq(staff.id, staffId));
  return row;
}

/** Which of these employee numbers belong to people the scope may see, with their names and roles. */
export async function findNames(tx: ScopedTx, numbers: readonly string[]): Promise<{ number: string; name: string; role: Role }[]> {
  if (numbers.length === 0) return [];
  return tx.select({ number: staff.number, name: staff.name, role: staff.role }).from(staff).where(inArray(staff.number, [...numbers])).orderBy(asc(staff.name));
}

/** Whoever has this employee number, disabled or not. */
export async function findIdByNumber(tx: SystemTx, number: string): Promise<{ staffId: number; name: string } | undefined> {
  const [row] = await tx.select({ staffId: staff.id, name: staff.name }).from(staff).where(eq(staff.number, number));
  return row;
}

/** The people whose home is this store and who may sign in, highest role last. */
export async function listStoreStaff(tx: SystemTx, storeId: number, now: Date): Promise<{ staffId: number; number: string; name: string; role: Role }[]> {
  return tx
    .select({ staffId: staff.id, number: staff.number, name: staff.name, role: staff.role })
    .from(staff)
    .where(and(eq(staff.homeStoreId, storeId), or(isNull(staff.disabledAt), gt(staff.disabledAt, now))))
    .orderBy(asc(staff.number));
}

/** Whoever may enrol tablets and has an address to sign in fully with, by role and name. */
export async function listManagers(tx: SystemTx, now: Date): Promise<{ email: string; name: string; role: Role; store: string }[]> {
  const rows = await tx
    .select({ email: staff.email, name: staff.name, role: staff.role, store: stores.name })
    .from(staff)
    .innerJoin(stores, eq(stores.id, staff.homeStoreId))
    .where(and(inArray(staff.role, ['admin', 'manager']), isNotNull(staff.email), or(isNull(staff.disabledAt), gt(staff.disabledAt, now))))
    .orderBy(asc(staff.role), asc(stores.name), asc(staff.name));
  return rows.map(({ email, ...row }) => ({ ...row, email: email ?? '' }));
}
