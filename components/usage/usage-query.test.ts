import { describe, expect, it } from 'vitest';
import type { UsageFilter } from '@/lib/contract/usage-report';
import { usageQuery } from './usage-query';

const week: UsageFilter = { period: 'week', from: '2026-11-14', until: '2026-11-20', storeIds: [1, 2], rung: null, model: null };

describe('the address of a filter', () => {
  it('is empty for what is shown without asking', () => {
    expect(usageQuery(week, {}, [1, 2])).toBe('');
  });

  it('names what narrows it down', () => {
    expect(usageQuery(week, { period: 'month', storeIds: [2], rung: 'economy' }, [1, 2])).toBe('?period=month&stores=2&rung=economy');
  });

  it('names days of a custom period alone, the earlier one first', () => {
    expect(usageQuery(week, { period: 'custom', from: '2026-11-09', until: '2026-11-02' }, [1, 2])).toBe('?period=custom&from=2026-11-02&until=2026-11-09');
  });
});
