import { z } from 'zod';
import type { Database } from '@/db/client';
import { findDeviceByHash, insertDevice, revokeDevice, type DeviceRow } from '@/db/queries/devices';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import { atLeast, type Scope } from '@/lib/scope';
import { hashToken, newToken } from './opaque-token';
import type { Principal } from './principal';

export const tabletToEnrol = z.object({ storeId: z.coerce.number().int().positive(), name: z.string().trim().min(1).max(60) });
export type TabletToEnrol = z.infer<typeof tabletToEnrol>;

/** Refuses whoever may not enrol or revoke: it takes a manager who signed in fully. A PIN is too little for it. Throws `not_allowed`. */
export function checkMayManageTablets(principal: Principal, scope: Scope): void {
  if (principal.via !== 'full' || !atLeast(scope.role, 'manager')) throw new FloorhandError('not_allowed');
}

/** Enrols a tablet to one of the scope's stores. Returns the token that the tablet keeps; only its hash is stored. */
export async function enrolTablet({ db, clock }: { db: Database; clock: Clock }, scope: Scope, { storeId, name }: TabletToEnrol): Promise<string> {
  if (!scope.storeIds.includes(storeId)) throw new FloorhandError('not_found');
  const token = newToken();
  await withSystem(db, (tx) => insertDevice(tx, { storeId, name, tokenHash: hashToken(token), enrolledBy: scope.staffId, enrolledAt: clock.now() }));
  return token;
}

/** Ends a tablet of the scope's stores; whoever is signed in on it is out at their next request. Throws `not_found`. */
export async function revokeTablet({ db, clock }: { db: Database; clock: Clock }, scope: Scope, deviceId: string): Promise<void> {
  const ended = z.uuid().safeParse(deviceId).success && (await withSystem(db, (tx) => revokeDevice(tx, deviceId, scope.storeIds, clock.now())));
  if (!ended) throw new FloorhandError('not_found');
}

/** The enrolled tablet that keeps this token; null for none, an unknown or a revoked one. */
export async function findTablet(db: Database, token: string | undefined): Promise<DeviceRow | null> {
  if (!token || !/^[\w-]{43}$/.test(token)) return null;
  return (await withSystem(db, (tx) => findDeviceByHash(tx, hashToken(token)))) ?? null;
}
