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
  'rung_extractive_no_model',
  'rung_extractive_model_failed',
  'keyword_search_only',
  'interrupted',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

export const nearestDocumentSchema = z.object({ documentId: z.int(), passageId: z.int(), title: z.string(), collection: z.string() });
export type NearestDocument = z.infer<typeof nearestDocumentSchema>;

export const usageSchema = z.object({ inputTokens: z.int(), outputTokens: z.int(), cachedInputTokens: z.int() });
export type Usage = z.infer<typeof usageSchema>;

/** What a run tells whoever listens, in this order: sources, (notice), text…, check, end; or refusal, end. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sources'), citations: z.array(citationSchema) }),
  z.object({ type: z.literal('notice'), code: z.enum(noticeCodes), rung: z.enum(rungs).optional() }),
  z.object({ type: z.literal('text'), delta: z.string() }),
  z.object({ type: z.literal('check'), result: checkResultSchema }),
  z.object({ type: z.literal('refusal'), nearest: z.array(nearestDocumentSchema) }),
  z.object({
    type: z.literal('end'),
    outcome: z.enum(outcomes),
    rung: z.enum(rungs).optional(),
    errorCode: z.string().optional(),
    usage: usageSchema.optional(),
  }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;
