import type { PolicyRow, PolicyStore } from '@/db/queries/people-policies';

/** The policy that holds for a store: its own, its region's or the chain's; undefined where none was ever set, and nobody is named. */
export function policyOf(store: PolicyStore, policies: readonly PolicyRow[]): PolicyRow | undefined {
  return policies.find(({ storeId }) => storeId === store.id)
    ?? policies.find(({ region }) => region === store.region)
    ?? policies.find(({ level }) => level === 'chain');
}
