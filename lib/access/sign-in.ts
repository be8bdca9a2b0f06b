import type { Database } from '@/db/client';
import type { DeviceRow } from '@/db/queries/devices';
import type { SignInRow } from '@/db/queries/staff-sign-in';
import { isDemoHash } from '@/db/seed/credentials';
import { FloorhandError } from '@/lib/errors';
import { verifySecret } from '@/lib/hash-secret';
import type { Clock } from '@/lib/clock';
import type { Principal } from './principal';

/** What signing in needs from outside. */
export interface SignInServices {
  db: Database;
  clock: Clock;
  pepper: string;
  /** Whether the demo house is on; without it demo credentials open nothing. */
  demo: boolean;
}

/** Where a sign-in comes from. */
export interface SignInPlace {
  /** The enrolled tablet, if it is one. */
  device: DeviceRow | null;
  /** As `networkAddress` tells it. */
  address: string;
}

/** Checks a secret. Always does the slow part, so that unknown, disabled and wrong take equally long. */
export async function matchesSecret(secret: string, kept: string | null, { pepper, demo }: SignInServices): Promise<boolean> {
  const usable = kept !== null && isDemoHash(kept) && !demo ? null : kept;
  return verifySecret(secret, usable, pepper);
}

/** A full sign-in on an enrolled tablet of one's own store acts there; anywhere else it acts from the home store. */
export function fullPrincipal(row: SignInRow, device: DeviceRow | null): Principal & { via: 'full' } {
  const here = row.worksInStore ? device : null;
  return { staffId: row.staffId, accessVersion: row.accessVersion, storeId: here?.storeId ?? null, deviceId: here?.deviceId ?? null, via: 'full' };
}

/** The one refusal. It never says which part was wrong. */
export function signInFailed(): FloorhandError {
  return new FloorhandError('sign_in_failed');
}
