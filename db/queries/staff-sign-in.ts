import { and, eq, exists, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
import { staff, staffStores } from '../schema/staff';
import type { SystemTx } from '../scoped';

/** Whom a sign-in is for, with the hash it has to match (null: this way in was never given to them). */
export interface SignInRow {
  staffId: number;
  number: string;
  accessVersion: number;
  pinHash: string | null;
  passwordHash: string | null;
  /** Whether they work in the asked store or answer for it; false when none was asked. */
  worksInStore: boolean;
}

/** Whoever has this employee number and is not disabled. */
export async function findByNumber(tx: SystemTx, number: string, storeId: number, now: Date): Promise<SignInRow | undefined> {
  return findOne(tx, eq(staff.number, number), storeId, now);
}

/** Whoever has this e-mail address, in whatever case it was typed, and is not disabled. */
export async function findByEmail(tx: SystemTx, email: string, storeId: number | null, now: Date): Promise<SignInRow | undefined> {
  return findOne(tx, sql`lower(${staff.email}) = ${email.toLowerCase()}`, storeId, now);
}

async function findOne(tx: SystemTx, isThem: SQL, storeId: number | null, now: Date): Promise<SignInRow | undefined> {
  const assigned = tx.select({ one: sql`1` }).from(staffStores).where(and(eq(staffStores.staffId, staff.id), sql`${staffStores.storeId} = ${storeId}::int`));
  const [row] = await tx
    .select({
      staffId: staff.id,
      number: staff.number,
      accessVersion: staff.accessVersion,
      pinHash: staff.pinHash,
      passwordHash: staff.passwordHash,
      worksInStore: sql<boolean>`${storeId}::int is not null and (${or(eq(staff.allStores, true), sql`${staff.homeStoreId} = ${storeId}::int`, exists(assigned))})`,
    })
    .from(staff)
    .where(and(isThem, or(isNull(staff.disabledAt), gt(staff.disabledAt, now))))
    .limit(1);
  return row;
}
