import { z } from 'zod';
import { listAuditEvents } from '@/db/queries/audit-events';
import { listPolicies, listPolicyStores, type PolicyRow } from '@/db/queries/people-policies';
import type { ScopedTx } from '@/db/scoped';
import { policyChangeSchema, type PoliciesView, type PolicyLine, type PolicySubject } from '@/lib/contract/people-policies';
import type { Scope } from '@/lib/scope';
import { policyActions } from './change-people-policy';
import { policyOf } from './resolve-people-policy';

const changesMax = 20;

/** Where figures may be seen by name: the chain, its regions and its stores. Null for whoever does not decide it. */
export async function readPeoplePolicies(tx: ScopedTx, scope: Scope): Promise<PoliciesView | null> {
  if (scope.role !== 'admin') return null;
  const policies = await listPolicies(tx);
  const stores = await listPolicyStores(tx, scope.storeIds);
  const chain = policies.find(({ level }) => level === 'chain');
  const regions = [...new Set(stores.map(({ region }) => region))].toSorted();
  const lineOf = (subject: PolicySubject, name: string, own: PolicyRow | undefined, holds: PolicyRow | undefined): PolicyLine => ({
    subject, name, named: holds?.named ?? false,
    own: own === undefined ? null : { named: own.named, reason: own.reason, by: own.by, at: own.at.toISOString() },
  });
  return {
    lines: [
      lineOf({ level: 'chain' }, '', chain, chain),
      ...regions.map((region) => {
        const own = policies.find((policy) => policy.region === region);
        return lineOf({ level: 'region', region }, '', own, own ?? chain);
      }),
      ...stores.map((store) => lineOf({ level: 'store', storeId: store.id }, store.name, policies.find(({ storeId }) => storeId === store.id), policyOf(store, policies))),
    ],
    changes: (await listAuditEvents(tx, policyActions, changesMax)).flatMap(toChange),
  };
}

type Event = Awaited<ReturnType<typeof listAuditEvents>>[number];

/** As the log holds it. */
const settingsSchema = z.object({ named: z.enum(['yes', 'no']).transform((word) => word === 'yes'), reason: z.string() }).nullable();

/** An event that cannot be read any more is left out, rather than the page. */
function toChange({ id, at, name, subject, before, after }: Event): PoliciesView['changes'][number][] {
  const [level, which] = subject.split(' ');
  const [was, is] = [settingsSchema.safeParse(before), settingsSchema.safeParse(after)];
  const change = policyChangeSchema.safeParse({ subject: { level, region: which, storeId: Number(which) }, before: was.data, after: is.data });
  return change.success ? [{ id, at: at.toISOString(), by: name, ...change.data }] : [];
}
