import { insertAuditEvent } from '@/db/queries/audit-events';
import { listPolicies, listPolicyStores, type PolicyRow, type PolicyStore } from '@/db/queries/people-policies';
import { countQuestionsByPerson } from '@/db/queries/usage-people';
import type { ScopedTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { NamedStores } from '@/lib/contract/people-policies';
import type { UsageFilter } from '@/lib/contract/usage-report';
import { FloorhandError } from '@/lib/errors';
import { atLeast, type Scope } from '@/lib/scope';
import { policyOf } from './resolve-people-policy';

/** Which of a filter's stores show figures by name to this reader, and why; null where none does. In many countries that needs an agreement with the staff's representatives first. */
export async function readNamedStores(tx: ScopedTx, scope: Scope, filter: UsageFilter): Promise<NamedStores | null> {
  const named = await namedIn(tx, scope, filter);
  return named.length === 0 ? null : { stores: named.map(({ store }) => store.name), reasons: [...new Set(named.map(({ policy }) => policy.reason))] };
}

/**
 * Questions by person in the stores whose policy allows it, and a row in the audit log that says who looked at which of them and which days; one does
 * not come without the other. Throws `not_allowed` where no store of the filter allows it.
 */
export async function namePeople(tx: ScopedTx, scope: Scope, filter: UsageFilter, { clock }: { clock: Clock }): Promise<{ name: string; questions: number }[]> {
  const storeIds = (await namedIn(tx, scope, filter)).map(({ store }) => store.id);
  if (storeIds.length === 0) throw new FloorhandError('not_allowed');
  const { from, until } = filter;
  await insertAuditEvent(tx, { at: clock.now(), staffId: scope.staffId, action: 'people_named', subject: `stores ${storeIds.toSorted((a, b) => a - b).join(',')}`, before: null, after: { from, until } });
  const people = await countQuestionsByPerson(tx, { ...filter, storeIds });
  return people.map(({ name, questions }) => ({ name, questions }));
}

async function namedIn(tx: ScopedTx, scope: Scope, { storeIds }: UsageFilter): Promise<{ store: PolicyStore; policy: PolicyRow }[]> {
  if (!atLeast(scope.role, 'manager')) return [];
  const policies = await listPolicies(tx);
  if (!policies.some(({ named }) => named)) return [];
  const stores = await listPolicyStores(tx, storeIds.filter((id) => scope.storeIds.includes(id)));
  return stores.flatMap((store) => {
    const policy = policyOf(store, policies);
    return policy?.named ? [{ store, policy }] : [];
  });
}
