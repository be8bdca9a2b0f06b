import { z } from 'zod';
import type { Database } from '@/db/client';
import { findByEmail } from '@/db/queries/staff-sign-in';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { settleAttempt } from './limit-attempts';
import type { Principal } from './principal';
import { fullPrincipal, signInFailed, type SignInPlace } from './sign-in';

/** The part of an ID token that we go by. An address that the provider has not verified is anybody's. */
const verifiedProfile = z.object({ email: z.email().max(200).toLowerCase(), email_verified: z.literal([true, 'true']) });

/** A full sign-in through the house's identity provider, which has checked who it is. Throws `sign_in_failed`. */
export async function signInWithOidc({ db, clock }: { db: Database; clock: Clock }, profile: unknown, device: SignInPlace['device']): Promise<Principal & { via: 'full' }> {
  const { success, data } = verifiedProfile.safeParse(profile);
  if (!success) throw signInFailed();
  return withSystem(db, async (tx) => {
    const row = await findByEmail(tx, data.email, device?.storeId ?? null, clock.now());
    if (!row) throw signInFailed();
    await settleAttempt(tx, { own: [{ kind: 'pin', key: row.number }], shared: [] });
    return fullPrincipal(row, device);
  });
}
