import type { Database } from '@/db/client';
import type { StaffRecord } from '@/db/queries/staff-records';
import { updateStaff } from '@/db/queries/staff-write';
import { withSystem } from '@/db/scoped';
import { FloorhandError } from '@/lib/errors';
import { hashSecret } from '@/lib/hash-secret';
import { settleAttempt, type AttemptSubject } from './limit-attempts';
import { checkNewPassword, checkNewPin } from './new-secret';

export type SecretKind = 'PIN' | 'password';

/** Which secret a person gets: everyone a PIN, managers and admins with an e-mail address a password. Throws `bad_input`. */
export function secretKindOf({ name, role, email }: StaffRecord, pinWanted: boolean): SecretKind {
  if (pinWanted || role === 'associate') return 'PIN';
  if (email !== null) return 'password';
  throw new FloorhandError('bad_input', { detail: `${name} has no e-mail address to sign in with a password: give one with change, or set a PIN with --pin.` });
}

/**
 * Gives a person a new PIN or password, ends their sessions, and forgets failed attempts at the old one.
 * Throws `bad_input` for one that is too easy. No connection is held while it is hashed.
 */
export async function setSecret({ db, pepper }: { db: Database; pepper: string }, { staffId, number, email }: StaffRecord, { kind, secret }: { kind: SecretKind; secret: string }): Promise<void> {
  if (kind === 'PIN') checkNewPin(secret, number);
  else checkNewPassword(secret, email ?? '');
  const hash = await hashSecret(secret, pepper);
  const subject: AttemptSubject = kind === 'PIN' ? { kind: 'pin', key: number } : { kind: 'password', key: (email ?? '').toLowerCase() };
  await withSystem(db, async (tx) => {
    await updateStaff(tx, staffId, kind === 'PIN' ? { pinHash: hash } : { passwordHash: hash });
    await settleAttempt(tx, { own: [subject], shared: [] });
  });
}
