import type { Database } from '@/db/client';
import { countAttempt, findBlocked, forgetAttempts, giveBackAttempt, readPauseSeconds, sweepAttempts } from '@/db/queries/sign-in-attempts';
import { withSystem, type SystemTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import { attemptPolicies, type AttemptKind } from './attempt-policies';

/** Something whose sign-ins are counted: an employee number, a tablet, a store, a network. */
export interface AttemptSubject {
  kind: AttemptKind;
  key: string | number;
}

function nameOf({ kind, key }: AttemptSubject): string {
  return `${kind}:${key}`;
}

const lockOrder = Object.keys(attemptPolicies);

/** Two transactions that count the same subjects take them one by one in this order, so neither waits for the other for ever. */
function inLockOrder(subjects: readonly AttemptSubject[]): AttemptSubject[] {
  return subjects.toSorted((one, other) => lockOrder.indexOf(one.kind) - lockOrder.indexOf(other.kind));
}

/**
 * Counts one attempt for every subject before anything is checked, or for none: a paused subject refuses the attempt and
 * leaves the others as they were. Throws `sign_in_paused`, without `retryAfterSeconds` where only a person can lift the block.
 */
export async function reserveAttempt(db: Database, subjects: readonly AttemptSubject[], clock: Clock): Promise<void> {
  const now = clock.now();
  await withSystem(db, async (tx) => {
    for (const subject of inLockOrder(subjects)) {
      if (await countAttempt(tx, nameOf(subject), attemptPolicies[subject.kind], now)) continue;
      const seconds = await readPauseSeconds(tx, nameOf(subject), now);
      throw new FloorhandError('sign_in_paused', seconds === null ? {} : { retryAfterSeconds: seconds });
    }
  });
}

/** Settles an attempt that succeeded: forgets the failures of `own` (the person's), gives this attempt back to the `shared`. */
export async function settleAttempt(tx: SystemTx, { own, shared }: { own: readonly AttemptSubject[]; shared: readonly AttemptSubject[] }): Promise<void> {
  for (const subject of inLockOrder([...own, ...shared])) {
    if (own.includes(subject)) await forgetAttempts(tx, nameOf(subject));
    else await giveBackAttempt(tx, nameOf(subject));
  }
}

/** The employee numbers, as typed, whose PIN is blocked. Some of them may be nobody's. */
export async function listBlockedNumbers(tx: SystemTx): Promise<string[]> {
  const prefix = nameOf({ kind: 'pin', key: '' });
  return (await findBlocked(tx, prefix)).map((subject) => subject.slice(prefix.length));
}

const keptSeconds = Math.max(...Object.values(attemptPolicies).map(({ windowSeconds }) => windowSeconds ?? 0));

/** Forgets the counts whose windows have passed, so that the table does not grow with every address ever seen. */
export async function sweepOldAttempts(tx: SystemTx, clock: Clock): Promise<void> {
  const now = clock.now();
  const before = new Date(now.getTime() - keptSeconds * 1000);
  await sweepAttempts(tx, { before, now, keepPrefix: nameOf({ kind: 'pin', key: '' }) });
}
