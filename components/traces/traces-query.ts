import type { TraceFilter } from '@/lib/contract/trace-view';

export type TracesChange = Partial<TraceFilter>;

/** The address of a filter after a change, from the question mark on. Any change but turning the page begins at the first page. */
export function tracesQuery(filter: TraceFilter, change: TracesChange, everyStore: readonly number[]): string {
  const { from, until, storeIds, outcome, rung, totalMsMin, order, after } = { ...filter, after: null, ...change };
  const query = new URLSearchParams({ from: from <= until ? from : until, until: from <= until ? until : from });
  if (storeIds.length > 0 && storeIds.length < everyStore.length) query.set('stores', storeIds.join(','));
  for (const [name, value] of Object.entries({ outcome, rung, min: totalMsMin })) if (value !== null) query.set(name, String(value));
  if (order !== 'newest') query.set('order', order);
  if (after !== null) query.set('after', `${after.key}_${after.runId}`);
  return `?${query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
}
