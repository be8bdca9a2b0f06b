import type { Database } from '@/db/client';
import { findNames } from '@/db/queries/staff';
import { withScope, withSystem } from '@/db/scoped';
import { FloorhandError } from '@/lib/errors';
import { atLeast, type Scope } from '@/lib/scope';
import { listBlockedNumbers, settleAttempt } from './limit-attempts';

/** The people of the scope's stores whose PIN is blocked after ten failures, as far as the scope may lift it. */
export async function listBlockedPins(db: Database, scope: Scope): Promise<{ number: string; name: string }[]> {
  const numbers = await withSystem(db, listBlockedNumbers);
  return (await findLiftable(db, scope, numbers)).map(({ number, name }) => ({ number, name }));
}

/** Lifts the block of somebody's PIN. Throws `not_allowed` unless it is a manager who does, `not_found` for people of other stores and of a higher role. */
export async function liftPinBlock(db: Database, scope: Scope, number: string): Promise<void> {
  if (!atLeast(scope.role, 'manager')) throw new FloorhandError('not_allowed');
  const [person] = await findLiftable(db, scope, [number]);
  if (!person) throw new FloorhandError('not_found');
  await withSystem(db, (tx) => settleAttempt(tx, { own: [{ kind: 'pin', key: person.number }], shared: [] }));
}

/** A manager who lifted an admin's block could guess at that PIN for ever, ten at a time. */
async function findLiftable(db: Database, scope: Scope, numbers: readonly string[]): Promise<{ number: string; name: string }[]> {
  const people = await withScope(db, scope, (tx) => findNames(tx, numbers));
  return people.filter(({ role }) => atLeast(scope.role, role));
}
