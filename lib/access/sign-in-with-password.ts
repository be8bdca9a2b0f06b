import { z } from 'zod';
import { findByEmail } from '@/db/queries/staff-sign-in';
import { withSystem } from '@/db/scoped';
import { reserveAttempt, settleAttempt, sweepOldAttempts, type AttemptSubject } from './limit-attempts';
import type { Principal } from './principal';
import { fullPrincipal, matchesSecret, signInFailed, type SignInPlace, type SignInServices } from './sign-in';

export const passwordCredentials = z.object({ email: z.email().max(200).toLowerCase(), password: z.string().min(1).max(200) });
export type PasswordCredentials = z.infer<typeof passwordCredentials>;

/**
 * A full sign-in. It lifts a block of the person's own PIN.
 * Throws `sign_in_failed` or `sign_in_paused`. No connection is held while the password is hashed.
 */
export async function signInWithPassword(services: SignInServices, { email, password }: PasswordCredentials, place: SignInPlace): Promise<Principal & { via: 'full' }> {
  const { db, clock } = services;
  const own: AttemptSubject[] = [{ kind: 'password', key: email }];
  const shared: AttemptSubject[] = [{ kind: 'address', key: place.address }];
  await reserveAttempt(db, [...own, ...shared], clock);
  const row = await withSystem(db, (tx) => findByEmail(tx, email, place.device?.storeId ?? null, clock.now()));
  const matches = await matchesSecret(password, row?.passwordHash ?? null, services);
  if (!row || !matches) throw signInFailed();
  await withSystem(db, async (tx) => {
    await settleAttempt(tx, { own: [...own, { kind: 'pin', key: row.number }], shared });
    // Full sign-ins are rare, so they do the sweeping.
    await sweepOldAttempts(tx, clock);
  });
  return fullPrincipal(row, place.device);
}
