import { insertAuditEvent } from '@/db/queries/audit-events';
import { deletePolicy, lockPolicy, writePolicy } from '@/db/queries/people-policies';
import type { ScopedTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { PeoplePolicy, PolicyChange, PolicySubject } from '@/lib/contract/people-policies';
import { FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';

/** Changes of policies as the audit log calls them. */
export const policyActions = ['people_policy_set', 'people_policy_removed'] as const;

/**
 * Sets where figures may be seen by name, and writes down in the same transaction who did, why, and what it was before. Admins alone, and only what
 * they saw: throws `not_allowed`, `not_found` for a store of somebody else's, `conflict` when it was changed meanwhile.
 */
export async function changePeoplePolicy(tx: ScopedTx, scope: Scope, { subject, before, after }: PolicyChange, clock: Clock): Promise<void> {
  if (scope.role !== 'admin') throw new FloorhandError('not_allowed');
  if (subject.level === 'store' && !scope.storeIds.includes(subject.storeId)) throw new FloorhandError('not_found');
  if (!isSame(await lockPolicy(tx, subject), before)) throw new FloorhandError('conflict');
  if (isSame(before, after)) return;
  const [at, { staffId }] = [clock.now(), scope];
  if (after === null) await deletePolicy(tx, subject);
  else if (!(await writePolicy(tx, subject, { before, after }, { staffId, at }))) throw new FloorhandError('conflict');
  await insertAuditEvent(tx, { at, staffId, action: policyActions[after === null ? 1 : 0], subject: nameOf(subject), before: settingsOf(before), after: settingsOf(after) });
}

function isSame(one: PeoplePolicy | null, other: PeoplePolicy | null): boolean {
  return one?.named === other?.named && one?.reason === other?.reason;
}

const settingsOf = (policy: PeoplePolicy | null) => policy && { named: policy.named ? 'yes' : 'no', reason: policy.reason };

/** A subject as the audit log names it: `chain`, `region emea`, `store 12`. */
function nameOf(subject: PolicySubject): string {
  if (subject.level === 'region') return `region ${subject.region}`;
  return subject.level === 'store' ? `store ${subject.storeId}` : 'chain';
}
