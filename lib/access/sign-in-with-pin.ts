import { z } from 'zod';
import { markDeviceSeen, type DeviceRow } from '@/db/queries/devices';
import { findByNumber } from '@/db/queries/staff-sign-in';
import { withSystem } from '@/db/scoped';
import { reserveAttempt, settleAttempt, type AttemptSubject } from './limit-attempts';
import type { Principal } from './principal';
import { matchesSecret, signInFailed, type SignInServices } from './sign-in';

export const pinCredentials = z.object({ number: z.string().trim().regex(/^[A-Za-z0-9-]{1,20}$/).toUpperCase(), pin: z.string().regex(/^\d{6}$/) });
export type PinCredentials = z.infer<typeof pinCredentials>;

/**
 * Signs somebody in on an enrolled tablet of a store they work in.
 * Throws `sign_in_failed` or `sign_in_paused`. No connection is held while the PIN is hashed.
 */
export async function signInWithPin(services: SignInServices, { number, pin }: PinCredentials, place: { device: DeviceRow; address: string }): Promise<Principal & { via: 'tablet' }> {
  const { db, clock } = services;
  const { deviceId, storeId } = place.device;
  const own: AttemptSubject[] = [{ kind: 'pin', key: number }];
  const shared: AttemptSubject[] = [{ kind: 'device', key: deviceId }, { kind: 'store', key: storeId }, { kind: 'address', key: place.address }];
  await reserveAttempt(db, [...own, ...shared], clock);
  const row = await withSystem(db, (tx) => findByNumber(tx, number, storeId, clock.now()));
  const matches = await matchesSecret(pin, row?.pinHash ?? null, services);
  if (!row || !matches || !row.worksInStore) throw signInFailed();
  await withSystem(db, async (tx) => {
    await settleAttempt(tx, { own, shared });
    await markDeviceSeen(tx, deviceId, clock.now());
  });
  return { staffId: row.staffId, storeId, deviceId, accessVersion: row.accessVersion, via: 'tablet' };
}
