import { expect, it } from 'vitest';
import type { TraceFilter } from '@/lib/contract/trace-view';
import { tracesQuery } from './traces-query';

const filter: TraceFilter = { from: '2026-11-17', until: '2026-11-23', storeIds: [1, 2], outcome: null, rung: null, totalMsMin: null, order: 'newest', after: { key: '2026-11-20T10:00:00.000Z', runId: '4f1c6c1e-0000-4000-8000-000000000001' } };

it('writes what was chosen, and nothing that was not', () => {
  expect(tracesQuery(filter, {}, [1, 2])).toBe('?from=2026-11-17&until=2026-11-23');
  expect(tracesQuery(filter, { storeIds: [2], outcome: 'failed', rung: 'economy', totalMsMin: 2_000, order: 'slowest' }, [1, 2])).toBe('?from=2026-11-17&until=2026-11-23&stores=2&outcome=failed&rung=economy&min=2000&order=slowest');
});

it('begins at the first page after every change but the turning of one', () => {
  expect(tracesQuery(filter, { outcome: 'failed' }, [1, 2])).not.toContain('after');
  expect(tracesQuery(filter, { after: filter.after }, [1, 2])).toContain('&after=2026-11-20T10:00:00.000Z_4f1c6c1e-0000-4000-8000-000000000001');
});

it('puts days into their order', () => {
  expect(tracesQuery(filter, { from: '2026-11-25' }, [1, 2])).toBe('?from=2026-11-23&until=2026-11-25');
});
