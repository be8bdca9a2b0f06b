import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { apiKeys } from '../schema/api-keys';
import { staff } from '../schema/staff';
import type { SystemTx } from '../scoped';

/** A key that may be used: neither it nor its owner has been stopped. */
export async function findLiveKey(tx: SystemTx, keyHash: string, now: Date): Promise<{ keyId: string; staffId: number } | undefined> {
  const [row] = await tx
    .select({ keyId: apiKeys.id, staffId: apiKeys.staffId })
    .from(apiKeys)
    .innerJoin(staff, eq(staff.id, apiKeys.staffId))
    .where(and(eq(apiKeys.keyHash, keyHash), isNull(apiKeys.revokedAt), or(isNull(staff.disabledAt), gt(staff.disabledAt, now))));
  return row;
}

/** Remembers that a key was used, at most once per minute, so that a busy key does not write on every request. */
export async function markKeyUsed(tx: SystemTx, keyId: string, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  await tx.update(apiKeys).set({ lastUsedAt: now }).where(and(eq(apiKeys.id, keyId), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, aMinuteAgo))));
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

/** The live keys with this prefix or id. */
export async function findLiveKeys(tx: SystemTx, prefixOrId: string): Promise<{ keyId: string; prefix: string }[]> {
  return tx
    .select({ keyId: apiKeys.id, prefix: apiKeys.prefix })
    .from(apiKeys)
    .where(and(or(eq(apiKeys.prefix, prefixOrId), eq(sql`${apiKeys.id}::text`, prefixOrId)), isNull(apiKeys.revokedAt)));
}

export async function revokeKey(tx: SystemTx, keyId: string, now: Date): Promise<void> {
  await tx.update(apiKeys).set({ revokedAt: now }).where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)));
}
