import { z } from 'zod';
import { readMicros } from '@/lib/money';
import { roles } from '@/lib/scope';

/** What may be spent in one period: whole micros of the house's currency, and tokens. */
const limitSchema = z.object({ costMicros: z.int().min(0), tokens: z.int().min(0) });
export type Limit = z.infer<typeof limitSchema>;

/** No house spends more: a million of the currency, and a trillion tokens. A slip of the finger is told from a budget by it. */
export const limitMost = { costMicros: 1_000_000_000_000, tokens: 1_000_000_000_000 } as const satisfies Limit;
const newLimitSchema = z.object({ costMicros: z.int().min(0).max(limitMost.costMicros), tokens: z.int().min(0).max(limitMost.tokens) });

/** Whom a limit holds for: each person of a role and day, a store and day (`storeId` null: every store without one of its own), or the chain and month. */
const limitSubjectSchema = z.discriminatedUnion('level', [
  z.object({ level: z.literal('staff'), role: z.enum(roles) }),
  z.object({ level: z.literal('store'), storeId: z.int().positive().nullable() }),
  z.object({ level: z.literal('chain') }),
]);
export type LimitSubject = z.infer<typeof limitSubjectSchema>;

/** A change of a limit. `before` is what its author saw; `after` null takes a store's own limit away, so that the one for all stores holds. */
export const limitChangeSchema = z.object({ subject: limitSubjectSchema, before: limitSchema.nullable(), after: newLimitSchema.nullable() });
export type LimitChange = z.infer<typeof limitChangeSchema>;

/** What a person wrote: money in units of the currency, tokens as a whole number that may be grouped by spaces. Undefined for what is neither, or more than any limit may be. */
export function readLimit(cost: string, tokens: string): { costMicros: number | undefined; tokens: number | undefined } {
  const digits = tokens.replaceAll(/[\s\u00a0\u202f]/g, '');
  const count = /^\d{1,13}$/.test(digits) ? Number(digits) : Number.NaN;
  const costMicros = readMicros(cost);
  return { costMicros: costMicros !== undefined && costMicros <= limitMost.costMicros ? costMicros : undefined, tokens: count <= limitMost.tokens ? count : undefined };
}

/** One budget as it stands in its running period. */
export interface BudgetStanding {
  /** The first day of the period. */
  periodStart: string;
  spentMicros: number;
  reservedMicros: number;
  spentTokens: number;
  reservedTokens: number;
}

/** A limit that was changed, by whom and when (an ISO instant). `after` null: a store's own limit was taken away. */
export interface ChangedLimit {
  id: number;
  at: string;
  /** Null for somebody who is not there any more. */
  by: string | null;
  subject: LimitSubject;
  before: Limit | null;
  after: Limit | null;
}

/** The page of budgets, as far as its reader may see it. */
export interface BudgetsView {
  currency: string;
  timeZone: string;
  roles: readonly { role: (typeof roles)[number]; limit: Limit | null }[];
  /** For every store without a limit of its own. */
  storeDefault: Limit | null;
  stores: readonly { id: number; name: string; city: string; own: Limit | null; standing: BudgetStanding }[];
  /** Null for whoever does not answer for the chain. */
  chain: { limit: Limit | null; standing: BudgetStanding } | null;
  /** The newest first; empty for whoever may not know. */
  changes: readonly ChangedLimit[];
}
