import type { Database } from '@/db/client';
import { findNames } from '@/db/queries/staff';
import { withScope, withSystem } from '@/db/scoped';
import { FloorhandError } from '@/lib/errors';
import { atLeast, type Scope } from '@/lib/scope';
import { listBlockedNumbers, settleAttempt } from './limit-attempts';

/** The people of the scope's stores whose PIN is blocked after ten failures. */
export async function listBlockedPins(db: Database, scope: Scope): Promise<{ number: string; name: string }[]> {
  const numbers = await withSystem(db, listBlockedNumbers);
  return withScope(db, scope, (tx) => findNames(tx, numbers));
}

/** Lifts the block of somebody's PIN. Throws `not_allowed` unless it is a manager who does, `not_found` for people of other stores. */
export async function liftPinBlock(db: Database, scope: Scope, number: string): Promise<void> {
  if (!atLeast(scope.role, 'manager')) throw new FloorhandError('not_allowed');
  const [person] = await withScope(db, scope, (tx) => findNames(tx, [number]));
  if (!person) throw new FloorhandError('not_found');
  await withSystem(db, (tx) => settleAttempt(tx, { own: [{ kind: 'pin', key: person.number }], shared: [] }));
}
