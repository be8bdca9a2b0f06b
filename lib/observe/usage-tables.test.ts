import { expect, it } from 'vitest';
import type { UsageReport } from '@/lib/contract/usage-report';
import { reportTables } from './usage-tables';

it('compares waits with the days before in their file, as the page does', () => {
  const wait = { mark: 'text', measured: 40, p50Ms: 900, p95Ms: 2_000 } as const;
  const report: Pick<UsageReport, 'waits' | 'waitsBefore'> = { waits: [wait, { ...wait, mark: 'complete' }], waitsBefore: [{ ...wait, p95Ms: 1_500 }] };
  expect(reportTables.waits(report)).toEqual([
    { until: 'text', measured: 40, p50_ms: 900, p95_ms: 2_000, p95_ms_before: 1_500 },
    { until: 'complete', measured: 40, p50_ms: 900, p95_ms: 2_000, p95_ms_before: null },
  ]);
});
