import { insertAuditEvent } from '@/db/queries/audit-events';
import { deleteLimit, insertLimit, lockLimit, updateLimit } from '@/db/queries/budget-limits';
import type { ScopedTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { Limit, LimitChange, LimitSubject } from '@/lib/contract/budget-limits';
import { FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';

/** Changes of limits as the audit log calls them. */
export const limitActions = ['budget_limit_set', 'budget_limit_removed'] as const;

/**
 * Changes a limit, and writes down in the same transaction who did, and what it was before. Admins alone, and only what they saw:
 * throws `not_allowed`, `not_found` for a store of somebody else's, `bad_input` where a limit has to stay, `conflict` when it was changed meanwhile.
 */
export async function changeLimit(tx: ScopedTx, scope: Scope, { subject, before, after }: LimitChange, clock: Clock): Promise<void> {
  if (scope.role !== 'admin') throw new FloorhandError('not_allowed');
  const storeId = subject.level === 'store' ? subject.storeId : null;
  if (storeId !== null && !scope.storeIds.includes(storeId)) throw new FloorhandError('not_found');
  // Without the limit for all nobody would have any room: it can be 0, but not missing.
  if (after === null && storeId === null) throw new FloorhandError('bad_input');
  if (!isSame(await lockLimit(tx, subject), before)) throw new FloorhandError('conflict');
  if (isSame(before, after)) return;
  const at = clock.now();
  await write(tx, subject, before, after, { staffId: scope.staffId, at });
  await insertAuditEvent(tx, { at, staffId: scope.staffId, action: after === null ? limitActions[1] : limitActions[0], subject: nameOf(subject), before: before && { ...before }, after: after && { ...after } });
}

async function write(tx: ScopedTx, subject: LimitSubject, before: Limit | null, after: Limit | null, by: { staffId: number; at: Date }): Promise<void> {
  if (after === null) return deleteLimit(tx, subject);
  if (before !== null) return updateLimit(tx, subject, after, by);
  if (!(await insertLimit(tx, subject, after, by))) throw new FloorhandError('conflict');
}

function isSame(one: Limit | null, other: Limit | null): boolean {
  return one?.costMicros === other?.costMicros && one?.tokens === other?.tokens;
}

/** A subject as the audit log names it: `staff associate`, `store 12`, `store`, `chain`. */
export function nameOf(subject: LimitSubject): string {
  if (subject.level === 'staff') return `staff ${subject.role}`;
  return subject.level === 'store' && subject.storeId !== null ? `store ${subject.storeId}` : subject.level;
}
