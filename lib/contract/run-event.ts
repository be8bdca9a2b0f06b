import { z } from 'zod';
import { checkResultSchema } from './check-result';
import { citationSchema } from './citation';

export const rungs = ['premium', 'economy', 'extractive'] as const;
export type Rung = (typeof rungs)[number];

/** How a run ended. `stopped` = by its reader; exactly one per run. */
export const outcomes = ['answered', 'refused', 'stopped', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why the reader gets something else than a full answer of the best model; the screen translates the code. */
export const noticeCodes = [
  'rung_economy',
  'rung_economy_budget',
  'rung_economy_busy',
  'rung_extractive_no_model',
  'rung_extractive_model_failed',
  'rung_extractive_budget',
  'rung_extractive_busy',
  'keyword_search_only',
  'interrupted',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

/** The budget that had no room for a better rung. Its sums are for managers; anybody may know the share that is left. */
export const tightBudgetSchema = z.object({
  level: z.enum(['staff', 'store', 'chain']),
  leftPercent: z.int(),
  /** The day it is full again, `YYYY-MM-DD` in the store's time zone. */
  renewsOn: z.string(),
});

export const noticeSchema = z.object({ code: z.enum(noticeCodes), rung: z.enum(rungs).optional(), budget: tightBudgetSchema.optional() });
export type Notice = z.infer<typeof noticeSchema>;

export const nearestDocumentSchema = z.object({ documentId: z.int(), passageId: z.int(), title: z.string(), collection: z.string() });
export type NearestDocument = z.infer<typeof nearestDocumentSchema>;

export const usageSchema = z.object({ inputTokens: z.int(), outputTokens: z.int(), cachedInputTokens: z.int(), reasoningTokens: z.int() });
export type Usage = z.infer<typeof usageSchema>;

/** What a run tells whoever listens, in this order: sources, (notice), text…, check, end; or refusal, end. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sources'), citations: z.array(citationSchema) }),
  noticeSchema.extend({ type: z.literal('notice') }),
  z.object({ type: z.literal('text'), delta: z.string() }),
  z.object({ type: z.literal('check'), result: checkResultSchema }),
  z.object({ type: z.literal('refusal'), nearest: z.array(nearestDocumentSchema) }),
  z.object({
    type: z.literal('end'),
    outcome: z.enum(outcomes),
    rung: z.enum(rungs).optional(),
    errorCode: z.string().optional(),
    retryAfterSeconds: z.int().optional(),
    usage: usageSchema.optional(),
  }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;
