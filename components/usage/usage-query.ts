import type { UsageFilter } from '@/lib/contract/usage-report';

/** What the filter bar can change. Days count for a custom period alone. */
export type UsageChange = Partial<Pick<UsageFilter, 'period' | 'from' | 'until' | 'storeIds' | 'rung' | 'model'>>;

/** The address of a filter after a change, from the question mark on; '' for the one that is shown without asking. */
export function usageQuery(filter: UsageFilter, change: UsageChange, everyStore: readonly number[]): string {
  const { period, from, until, storeIds, rung, model } = { ...filter, ...change };
  const query = new URLSearchParams();
  if (period !== 'week') query.set('period', period);
  if (period === 'custom') {
    query.set('from', from <= until ? from : until);
    query.set('until', from <= until ? until : from);
  }
  if (storeIds.length > 0 && storeIds.length < everyStore.length) query.set('stores', storeIds.join(','));
  for (const [name, value] of Object.entries({ rung, model })) if (value !== null) query.set(name, value);
  const text = query.toString();
  return text === '' ? '' : `?${text.replaceAll('%2C', ',')}`;
}
