import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { devices } from '../schema/devices';
import { stores } from '../schema/stores';
import type { ScopedTx, SystemTx } from '../scoped';

/** An enrolled tablet, as it proves itself. */
export interface DeviceRow {
  deviceId: string;
  storeId: number;
  storeName: string;
  storeLocale: string;
  name: string;
}

export async function findDeviceByHash(tx: SystemTx, tokenHash: string): Promise<DeviceRow | undefined> {
  const [row] = await tx
    .select({ deviceId: devices.id, storeId: devices.storeId, storeName: stores.name, storeLocale: stores.locale, name: devices.name })
    .from(devices)
    .innerJoin(stores, eq(stores.id, devices.storeId))
    .where(and(eq(devices.tokenHash, tokenHash), isNull(devices.revokedAt)));
  return row;
}

export async function insertDevice(tx: SystemTx, device: typeof devices.$inferInsert): Promise<void> {
  await tx.insert(devices).values(device);
}

export async function markDeviceSeen(tx: SystemTx, deviceId: string, now: Date): Promise<void> {
  await tx.update(devices).set({ lastSeenAt: now }).where(eq(devices.id, deviceId));
}

/** Ends a tablet of one of these stores. Returns whether there was one that had not ended before. */
export async function revokeDevice(tx: SystemTx, deviceId: string, storeIds: readonly number[], now: Date): Promise<boolean> {
  const ended = await tx
    .update(devices)
    .set({ revokedAt: now })
    .where(and(eq(devices.id, deviceId), inArray(devices.storeId, [...storeIds]), isNull(devices.revokedAt)))
    .returning({ id: devices.id });
  return ended.length > 0;
}

/** An enrolled tablet as a manager sees it. */
export interface ListedDevice {
  deviceId: string;
  name: string;
  store: string;
  enrolledAt: Date;
  lastSeenAt: Date | null;
}

/** The enrolled tablets of the scope's stores, newest first within a store. Row-level security leaves none to an associate. */
export async function listDevices(tx: ScopedTx): Promise<ListedDevice[]> {
  return tx
    .select({ deviceId: devices.id, name: devices.name, store: stores.name, enrolledAt: devices.enrolledAt, lastSeenAt: devices.lastSeenAt })
    .from(devices)
    .innerJoin(stores, eq(stores.id, devices.storeId))
    .where(isNull(devices.revokedAt))
    .orderBy(asc(stores.name), desc(devices.enrolledAt));
}
