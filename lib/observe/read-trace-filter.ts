import { z } from 'zod';
import { outcomes, rungs } from '@/lib/contract/run-event';
import { traceOrders, type TraceFilter } from '@/lib/contract/trace-view';
import { FloorhandError } from '@/lib/errors';
import { readInput } from '@/lib/read-input';
import type { Scope } from '@/lib/scope';
import { lengthOf, periodEnding } from './usage-period';

/** Runs are looked at one by one: a month of them is enough, and is found at once. */
const daysMax = 31;

const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const day = optional(z.iso.date('expects a day like 2026-11-20'));

/** The last run of a page: `2026-11-20T10:00:00.000Z_ID` when the newest come first, `1800_ID` when the slowest do. */
const cursors = {
  newest: /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/,
  slowest: /^(\d{1,9})_([0-9a-f-]{36})$/,
} as const;

/** What may stand in an address. Empty is as good as absent. */
const querySchema = z.object({
  from: day,
  until: day,
  stores: optional(z.string().regex(/^\d{1,9}(,\d{1,9})*$/, 'expects ids of stores with commas between them')),
  outcome: optional(z.enum(outcomes)),
  rung: optional(z.enum(rungs)),
  min: optional(z.coerce.number().int().min(0).max(600_000)),
  order: optional(z.enum(traceOrders)),
  after: optional(z.string().max(80)),
});

/**
 * The filter of a request: the last seven days of every store of the reader's, newest first, unless it says otherwise. Throws `bad_input`
 * for what cannot be read and for more than a month, `not_found` for a store that is not the reader's.
 */
export function readTraceFilter(given: unknown, scope: Scope, today: string): TraceFilter {
  const { from, until, stores, outcome, rung, min, order = 'newest', after } = readInput(querySchema, given);
  const week = periodEnding(until ?? today, 'week');
  const range = { from: from ?? week.from, until: until ?? (from !== undefined && from > today ? from : today) };
  if (range.from > range.until) throw new FloorhandError('bad_input', { detail: 'The period ends before it begins.', param: 'until' });
  if (lengthOf(range) > daysMax) throw new FloorhandError('bad_input', { detail: `A period has at most ${daysMax} days.`, param: 'from' });
  const wanted = stores === undefined ? [...scope.storeIds] : [...new Set(stores.split(',').map(Number))];
  if (!wanted.every((id) => scope.storeIds.includes(id))) throw new FloorhandError('not_found', { param: 'stores' });
  return { ...range, storeIds: wanted.toSorted((a, b) => a - b), outcome: outcome ?? null, rung: rung ?? null, totalMsMin: min ?? null, order, after: cursorOf(after, order) };
}

function cursorOf(text: string | undefined, order: TraceFilter['order']): TraceFilter['after'] {
  if (text === undefined) return null;
  const [, key, runId] = cursors[order].exec(text) ?? [];
  if (key === undefined || runId === undefined || !z.uuid().safeParse(runId).success || (order === 'newest' && Number.isNaN(Date.parse(key)))) throw new FloorhandError('bad_input', { detail: 'There is no such page.', param: 'after' });
  return { key, runId };
}
