import { z } from 'zod';
import { rungs } from '@/lib/contract/run-event';
import { usagePeriods, type UsageFilter } from '@/lib/contract/usage-report';
import { FloorhandError } from '@/lib/errors';
import { readInput } from '@/lib/read-input';
import type { Scope } from '@/lib/scope';
import { daysMax, lengthOf, periodEnding } from './usage-period';

const emptyAsNone = (value: unknown) => (value === '' ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyAsNone, schema.optional());

const day = optional(z.iso.date('expects a day like 2026-11-20'));

/** What may stand in an address: `period`, `from`, `until`, `stores` (ids with commas), `rung`, `model`. Empty is as good as absent. */
const querySchema = z.object({
  period: optional(z.enum(usagePeriods)),
  from: day,
  until: day,
  stores: optional(z.string().regex(/^\d{1,9}(,\d{1,9})*$/, 'expects ids of stores with commas between them')),
  role: optional(z.undefined('is no filter: roles are told apart by whole weeks, in byRole')),
  rung: optional(z.enum(rungs)),
  model: optional(z.string().max(200)),
});

/**
 * The filter of a request: for a week until `today` unless it says otherwise. Stores that are not the reader's are as absent as stores
 * that never were. Throws `bad_input` for what cannot be read and for more than a year, `not_found` for a store that is not there.
 */
export function readUsageFilter(given: unknown, scope: Scope, today: string): UsageFilter {
  const { period: asked, from, until, stores, rung, model } = readInput(querySchema, given);
  const period = asked ?? (from === undefined ? 'week' : 'custom');
  const range = period === 'custom' ? { from: from ?? until ?? today, until: until ?? (from !== undefined && from > today ? from : today) } : periodEnding(today, period);
  if (range.from > range.until) throw new FloorhandError('bad_input', { detail: 'The period ends before it begins.', param: 'until' });
  if (lengthOf(range) > daysMax) throw new FloorhandError('bad_input', { detail: `A period has at most ${daysMax} days.`, param: 'from' });
  const wanted = stores === undefined ? [...scope.storeIds] : [...new Set(stores.split(',').map(Number))];
  if (!wanted.every((id) => scope.storeIds.includes(id))) throw new FloorhandError('not_found', { param: 'stores' });
  return { period, ...range, storeIds: wanted.toSorted((a, b) => a - b), rung: rung ?? null, model: model ?? null };
}
