import { eq, sql } from 'drizzle-orm';
import { staff, staffStores } from '../schema/staff';
import type { SystemTx } from '../scoped';

type StaffRow = typeof staff.$inferInsert;

/** Adds a person who has no way in yet. Undefined when the number or the e-mail address is taken. */
export async function insertStaff(tx: SystemTx, person: StaffRow): Promise<number | undefined> {
  const [row] = await tx.insert(staff).values(person).onConflictDoNothing().returning({ id: staff.id });
  return row?.id;
}

/** What of a person can change; `accessVersion` is not among it, because every change raises it. */
export type StaffChange = Partial<Pick<StaffRow, 'name' | 'role' | 'teams' | 'email' | 'homeStoreId' | 'allStores' | 'pinHash' | 'passwordHash' | 'disabledAt'>>;

/** Changes a person and raises their access version, which ends every session they have. */
export async function updateStaff(tx: SystemTx, staffId: number, change: StaffChange): Promise<void> {
  await tx.update(staff).set({ ...change, accessVersion: sql`${staff.accessVersion} + 1` }).where(eq(staff.id, staffId));
}

/** Makes these the stores that a person works in. The home store is to be among them. */
export async function setStaffStores(tx: SystemTx, staffId: number, storeIds: readonly number[]): Promise<void> {
  await tx.delete(staffStores).where(eq(staffStores.staffId, staffId));
  await tx.insert(staffStores).values(storeIds.map((storeId) => ({ staffId, storeId })));
}
