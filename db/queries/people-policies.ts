import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { peoplePolicies, type PolicyLevel } from '@/db/schema/people-policies';
import { staff } from '@/db/schema/staff';
import { stores } from '@/db/schema/stores';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';
import type { PeoplePolicy, PolicySubject } from '@/lib/contract/people-policies';
import type { Region } from '@/lib/scope';

/** A policy with whom it holds for, and who set it. */
export interface PolicyRow extends PeoplePolicy {
  level: PolicyLevel;
  region: Region | null;
  storeId: number | null;
  at: Date;
  by: string | null;
}

/** Every policy that the scope may know. */
export async function listPolicies(tx: ScopedTx): Promise<PolicyRow[]> {
  return tx
    .select({ level: peoplePolicies.level, region: peoplePolicies.region, storeId: peoplePolicies.storeId, named: peoplePolicies.named, reason: peoplePolicies.reason, at: peoplePolicies.updatedAt, by: staff.name })
    .from(peoplePolicies)
    .leftJoin(staff, eq(staff.id, peoplePolicies.updatedBy));
}

/** A store with the region that a policy may be for. */
export interface PolicyStore {
  id: number;
  name: string;
  region: Region;
}

/** These stores, by city and name. */
export async function listPolicyStores(tx: ScopedTx, storeIds: readonly number[]): Promise<PolicyStore[]> {
  const rows = await tx.select({ id: stores.id, name: stores.name, city: stores.city, region: stores.region }).from(stores)
    .where(sql`${stores.id} = any (${integerArrayLiteral(storeIds)}::int[])`).orderBy(asc(stores.city), asc(stores.name));
  return rows.map(({ id, name, city, region }) => ({ id, name: `${city}, ${name}`, region }));
}

function keyOf(subject: PolicySubject): { level: PolicyLevel; region: Region | null; storeId: number | null } {
  return { level: subject.level, region: subject.level === 'region' ? subject.region : null, storeId: subject.level === 'store' ? subject.storeId : null };
}

function isSubject(subject: PolicySubject): SQL | undefined {
  const { level, region, storeId } = keyOf(subject);
  return and(eq(peoplePolicies.level, level), region === null ? isNull(peoplePolicies.region) : eq(peoplePolicies.region, region), storeId === null ? isNull(peoplePolicies.storeId) : eq(peoplePolicies.storeId, storeId));
}

/** The policy of a subject itself, held until the transaction ends; null for none. */
export async function lockPolicy(tx: ScopedTx, subject: PolicySubject): Promise<PeoplePolicy | null> {
  const [row] = await tx.select({ named: peoplePolicies.named, reason: peoplePolicies.reason }).from(peoplePolicies).where(isSubject(subject)).for('update');
  return row ?? null;
}

/** Sets or replaces a policy. False when somebody else set the first one meanwhile. */
export async function writePolicy(tx: ScopedTx, subject: PolicySubject, { before, after }: { before: PeoplePolicy | null; after: PeoplePolicy }, by: { staffId: number; at: Date }): Promise<boolean> {
  const values = { ...after, updatedAt: by.at, updatedBy: by.staffId };
  const written = before === null
    ? await tx.insert(peoplePolicies).values({ ...keyOf(subject), ...values }).onConflictDoNothing().returning({ id: peoplePolicies.id })
    : await tx.update(peoplePolicies).set(values).where(isSubject(subject)).returning({ id: peoplePolicies.id });
  return written.length > 0;
}

/** Takes a policy away. */
export async function deletePolicy(tx: ScopedTx, subject: PolicySubject): Promise<void> {
  await tx.delete(peoplePolicies).where(isSubject(subject));
}
