import { insertAuditEvent } from '@/db/queries/audit-events';
import { countQuestionsByPerson } from '@/db/queries/usage-people';
import type { ScopedTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { UsageFilter } from '@/lib/contract/usage-report';
import { FloorhandError } from '@/lib/errors';
import type { Role, Scope } from '@/lib/scope';

/** Which roles may see figures by name. */
export interface PeoplePolicy {
  namedFor: readonly Role[];
}

/** Nobody: in many countries figures about a person's work need an agreement with the staff's representatives first. */
export const peoplePolicy: PeoplePolicy = { namedFor: [] };

/** Whether this reader may ask for names at all. */
export function mayNamePeople(scope: Scope, policy: PeoplePolicy): boolean {
  return policy.namedFor.includes(scope.role);
}

/**
 * Questions by person, and a row in the audit log that says who looked at which stores and days; one does not come without the other.
 * Throws `not_allowed` where the policy does not allow it.
 */
export async function namePeople(tx: ScopedTx, scope: Scope, filter: UsageFilter, { clock, policy }: { clock: Clock; policy: PeoplePolicy }): Promise<{ name: string; questions: number }[]> {
  if (!mayNamePeople(scope, policy)) throw new FloorhandError('not_allowed');
  const { from, until, storeIds, role } = filter;
  await insertAuditEvent(tx, { at: clock.now(), staffId: scope.staffId, action: 'people_named', subject: `stores ${storeIds.join(',')}`, before: null, after: { from, until, role } });
  const people = await countQuestionsByPerson(tx, filter);
  return people.map(({ name, questions }) => ({ name, questions }));
}
