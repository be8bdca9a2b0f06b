import { z } from 'zod';
import { outcomes, rungs } from './run-event';

export const usagePeriods = ['today', 'week', 'month', 'custom'] as const;
export type UsagePeriod = (typeof usagePeriods)[number];

/** What the figures are asked for. Days are each store's own, both ends included; no stores named means all that the reader answers for. */
export const usageFilterSchema = z.object({
  period: z.enum(usagePeriods),
  from: z.iso.date(),
  until: z.iso.date(),
  storeIds: z.array(z.int()),
  rung: z.enum(rungs).nullable(),
  model: z.string().nullable(),
});
export type UsageFilter = z.infer<typeof usageFilterSchema>;

/** A number of people; null for "some, but fewer than five", which is never told apart. */
const peopleSchema = z.int().nullable();

const totalsSchema = z.object({
  questions: z.int(),
  people: peopleSchema,
  costMicros: z.int(),
  /** Null without a question, or when only one model's cost is asked for. */
  costPerQuestionMicros: z.number().nullable(),
  calls: z.int(),
  inputTokens: z.int(),
  cachedInputTokens: z.int(),
  outputTokens: z.int(),
  reasoningTokens: z.int(),
  outcomes: z.record(z.enum(outcomes), z.int()),
  /** Turned away by the rate limits, and counted nowhere else. */
  limited: z.int(),
  good: z.int(),
  bad: z.int(),
});
export type UsageTotals = z.infer<typeof totalsSchema>;

export const latencyNames = ['source', 'text', 'complete'] as const;

/** Null while nothing was measured. */
const waitSchema = z.object({ mark: z.enum(latencyNames), measured: z.int(), p50Ms: z.number().nullable(), p95Ms: z.number().nullable() });
export type UsageWait = z.infer<typeof waitSchema>;

const daySchema = z.object({ day: z.iso.date(), questions: z.int(), costMicros: z.int() });
export type UsageDay = z.infer<typeof daySchema>;

/** Share of one model, rung, store or group of roles. What a split cannot know is null. */
const shareSchema = z.object({
  key: z.string(),
  label: z.string(),
  questions: z.int().nullable(),
  /** Left out where people are not split this way. */
  people: peopleSchema.optional(),
  calls: z.int(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  costMicros: z.int(),
});
export type UsageShare = z.infer<typeof shareSchema>;

const budgetSchema = z.object({
  level: z.enum(['store', 'chain']),
  label: z.string(),
  periodStart: z.iso.date(),
  spentMicros: z.int(),
  reservedMicros: z.int(),
  limitMicros: z.int(),
  /** What will be spent at the period's end at the pace so far; null while it is too early to say. */
  forecastMicros: z.int().nullable(),
  spentTokens: z.int(),
  reservedTokens: z.int(),
  limitTokens: z.int(),
  forecastTokens: z.int().nullable(),
});
export type UsageBudget = z.infer<typeof budgetSchema>;

/** What was not spent. Null while too few premium answers were paid to know what one costs. */
const savedSchema = z.object({
  premiumAverageMicros: z.number().nullable(),
  refusalsMicros: z.int().nullable(),
  ladderMicros: z.int().nullable(),
  /** At least: answers that were read along with somebody else's call of the same prompt. */
  sharedMicros: z.int(),
  cachedInputMicros: z.int(),
});
export type UsageSaved = z.infer<typeof savedSchema>;

export const usageReportSchema = z.object({
  filter: usageFilterSchema,
  before: z.object({ from: z.iso.date(), until: z.iso.date() }),
  currency: z.string(),
  totals: totalsSchema,
  totalsBefore: totalsSchema,
  days: z.array(daySchema),
  byModel: z.array(shareSchema),
  byRung: z.array(shareSchema),
  byStore: z.array(shareSchema),
  /** By roles, or by groups of them where one alone would be few people; of the whole weeks of `roleWeeks`. */
  byRole: z.array(shareSchema),
  /** From a Monday to a Sunday; null where roles are not told apart: for some of the stores, for one rung, for one model. */
  roleWeeks: z.object({ from: z.iso.date(), until: z.iso.date() }).nullable(),
  waits: z.array(waitSchema),
  waitsBefore: z.array(waitSchema),
  budgets: z.array(budgetSchema),
  saved: savedSchema,
  /** What may be chosen in the filter. */
  choices: z.object({ stores: z.array(z.object({ id: z.int(), name: z.string() })), models: z.array(z.string()) }),
});
export type UsageReport = z.infer<typeof usageReportSchema>;

/** The split by role; `roleWeeks` says which days it is of, and is null where roles are not told apart at all. */
export type RoleSplit = Pick<UsageReport, 'byRole' | 'roleWeeks'>;

/** What the page shows first. */
export type FirstFigures = Omit<UsageReport, keyof RoleSplit>;

/** Fewer people than this are never counted, compared or split. */
export const peopleFoldedBelow = 5;
