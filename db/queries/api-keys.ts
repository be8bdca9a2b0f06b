import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { apiKeys } from '../schema/api-keys';
import { staff } from '../schema/staff';
import type { SystemTx } from '../scoped';

/** A key that may be used: neither it nor its owner has been stopped. */
export async function findLiveKey(tx: SystemTx, keyHash: string, now: Date): Promise<{ keyId: string; staffId: number; lastUsedAt: Date | null } | undefined> {
  const [row] = await tx
    .select({ keyId: apiKeys.id, staffId: apiKeys.staffId, lastUsedAt: apiKeys.lastUsedAt })
    .from(apiKeys)
    .innerJoin(staff, eq(staff.id, apiKeys.staffId))
    .where(and(eq(apiKeys.keyHash, keyHash), isNull(apiKeys.revokedAt), or(isNull(staff.disabledAt), gt(staff.disabledAt, now))));
  return row;
}

export async function markKeyUsed(tx: SystemTx, keyId: string, now: Date): Promise<void> {
  await tx.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, keyId));
}

export async function insertKey(tx: SystemTx, key: typeof apiKeys.$inferInsert): Promise<void> {
  await tx.insert(apiKeys).values(key);
}

/** A key as its keeper sees it: never more than its first characters. */
export interface ListedKey {
  keyId: string;
  prefix: string;
  name: string;
  number: string;
  staffName: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export async function listKeys(tx: SystemTx): Promise<ListedKey[]> {
  return tx
    .select({
      keyId: apiKeys.id,
      prefix: apiKeys.prefix,
      name: apiKeys.name,
      number: staff.number,
      staffName: staff.name,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .innerJoin(staff, eq(staff.id, apiKeys.staffId))
    .orderBy(asc(apiKeys.createdAt));
}

/** Fewer characters name no key: a slip of the hand must not end the only one there is. */
const prefixCharactersMin = 7;

/** The live keys that begin so, or have this id. */
export async function findLiveKeys(tx: SystemTx, prefixOrId: string): Promise<{ keyId: string; prefix: string }[]> {
  const begins = prefixOrId.length < prefixCharactersMin ? undefined : sql`starts_with(${apiKeys.prefix}, ${prefixOrId}::text)`;
  return tx
    .select({ keyId: apiKeys.id, prefix: apiKeys.prefix })
    .from(apiKeys)
    .where(and(or(begins, eq(sql`${apiKeys.id}::text`, prefixOrId)), isNull(apiKeys.revokedAt)));
}

export async function revokeKey(tx: SystemTx, keyId: string, now: Date): Promise<void> {
  await tx.update(apiKeys).set({ revokedAt: now }).where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)));
}
